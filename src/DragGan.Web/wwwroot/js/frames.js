// A picture on the wire: 24 bytes of header, then pixels or a PNG. Little-endian.

const headerBytes = 24;
const magic = 0x31464744; // "DGF1"
const raw = 1;
const previewFlag = 1;
const atRestFlag = 2;

/**
 * @param {ArrayBuffer} data
 * @returns {{raw: boolean, preview: boolean, atRest: boolean, width: number, height: number, number: number, revision: number}|null}
 *   null: not a picture this page understands.
 */
export function readHeader(data) {
  if (data.byteLength < headerBytes) return null;
  const view = new DataView(data);
  if (view.getUint32(0, true) !== magic) return null;
  const flags = view.getUint8(5);
  return {
    raw: view.getUint8(4) === raw,
    preview: (flags & previewFlag) !== 0,
    atRest: (flags & atRestFlag) !== 0,
    width: view.getUint16(6, true),
    height: view.getUint16(8, true),
    number: view.getUint32(12, true),
    revision: Number(view.getBigUint64(16, true)),
  };
}

/** Turns what comes from the wire into pictures, in order; a PNG that is overtaken while others wait is never decoded. */
export class FrameDecoder {
  #deliver;
  #revision = -1;
  #waiting = null;
  #decoding = false;
  #era = 0;

  /** @param {(frame: import("./store.js").Frame) => void} deliver */
  constructor(deliver) {
    this.#deliver = deliver;
  }

  /** Forgets what was seen: a new connection begins. */
  restart() {
    this.#era++;
    this.#revision = -1;
    this.#waiting = null;
  }

  /** @param {ArrayBuffer} data  Kept, not copied. */
  take(data) {
    const header = readHeader(data);
    if (!header || header.revision < this.#revision) return;
    this.#revision = header.revision;
    const { width, height } = header;
    if (header.raw) {
      if (data.byteLength < headerBytes + width * height * 4) return;
      this.#waiting = null; // older than this one
      this.#deliver({ ...header, image: new ImageData(new Uint8ClampedArray(data, headerBytes, width * height * 4), width, height) });
    } else {
      this.#waiting = { header, data };
      if (!this.#decoding) this.#decode();
    }
  }

  async #decode() {
    this.#decoding = true;
    while (this.#waiting) {
      const { header, data } = this.#waiting;
      const era = this.#era;
      this.#waiting = null;
      try {
        const image = await createImageBitmap(new Blob([new Uint8Array(data, headerBytes)], { type: "image/png" }));
        if (era === this.#era) this.#deliver({ ...header, image, width: image.width, height: image.height });
      } catch {
        // A damaged picture is left out; the next one, or the one at rest, comes anyway.
      }
    }

    this.#decoding = false;
  }
}
