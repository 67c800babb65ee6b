// Every endpoint of the program, one function each. Nothing here touches the page or its state.

/** What went wrong with a request, in words for people. */
export class ApiError extends Error {
  /**
   * @param {string} message  Plain words with what to do.
   * @param {{status?: number, retryAfter?: number|null, title?: string}} [more]  status 0: no answer at all;
   *   retryAfter: seconds after which it may work.
   */
  constructor(message, { status = 0, retryAfter = null, title = "" } = {}) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.retryAfter = retryAfter;
    this.title = title;
  }

  /** True where the program did not answer. */
  get offline() {
    return this.status === 0;
  }
}

const silence = "The program does not answer. See whether it is still running; nothing that was saved is lost, and the page connects again by itself.";

/** @param {Response} response @returns {Promise<ApiError>} */
async function problemOf(response) {
  const problem = await response.json().catch(() => ({}));
  const header = Number(response.headers.get("Retry-After"));
  return new ApiError(problem.detail || problem.title || `The program answered with ${response.status}. Try again, or reload the page.`, {
    status: response.status,
    retryAfter: problem.retryAfter ?? (header > 0 ? header : null),
    title: problem.title ?? "",
  });
}

/**
 * @param {string} method @param {string} path @param {{json?: object, body?: BodyInit, type?: string, signal?: AbortSignal}} [options]
 * @returns {Promise<Response>}
 */
async function request(method, path, { json, body, type, signal } = {}) {
  const headers = { Accept: "application/json" };
  if (json !== undefined) headers["Content-Type"] = "application/json";
  else if (type) headers["Content-Type"] = type;
  let response;
  try {
    response = await fetch(path, { method, headers, body: json === undefined ? body : JSON.stringify(json), signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError(silence);
  }

  if (!response.ok) throw await problemOf(response);
  return response;
}

/** @param {string} method @param {string} path @param {Parameters<typeof request>[2]} [options] */
async function json(method, path, options) {
  const response = await request(method, path, options);
  return response.status === 204 ? null : response.json();
}

/**
 * Sends a file and says how much of it has gone, which fetch cannot.
 * @param {string} method @param {string} path @param {Blob} file
 * @param {(share: number) => void} [progress]  0..1
 * @param {AbortSignal} [signal]
 */
function upload(method, path, file, progress, signal) {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open(method, path);
    sending.setRequestHeader("Content-Type", "application/octet-stream");
    sending.responseType = "text";
    sending.upload.onprogress = (event) => event.lengthComputable && progress?.(event.loaded / event.total);
    sending.onerror = () => reject(new ApiError(silence));
    sending.onabort = () => reject(new DOMException("The upload was cancelled.", "AbortError"));
    sending.onload = async () => {
      const headers = { "Retry-After": sending.getResponseHeader("Retry-After") ?? "" };
      if (sending.status < 300) resolve(JSON.parse(sending.responseText));
      else reject(await problemOf(new Response(sending.responseText, { status: sending.status, headers })));
    };
    signal?.addEventListener("abort", () => sending.abort());
    sending.send(file);
  });
}

/** @param {Record<string, unknown>} values  Those that are undefined or null are left out. */
function query(values) {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
}

const part = encodeURIComponent;
const at = (id, rest = "") => `/api/sessions/${part(id)}${rest}`;

/** The endpoints. `id` is a session's throughout; edits answer with the whole session. */
export const api = {
  status: () => json("GET", "/api/status"),

  models: () => json("GET", "/api/models"),
  model: (model) => json("GET", `/api/models/${part(model)}`),
  addModel: (file, progress, signal) => upload("POST", `/api/models${query({ name: file.name })}`, file, progress, signal),
  removeModel: (model) => json("DELETE", `/api/models/${part(model)}`),
  /** @returns {string} The address of a seed's small picture. */
  seedUrl: (model, seed, { truncation, label, size } = {}) =>
    `/api/models/${part(model)}/seeds/${seed}.png${query({ truncation, label, size })}`,

  createSession: (wish = {}) => json("POST", "/api/sessions", { json: wish }),
  importSession: (file, progress, signal) => upload("POST", "/api/sessions/import", file, progress, signal),
  sessions: () => json("GET", "/api/sessions"),
  session: (id) => json("GET", at(id)),
  rename: (id, name) => json("PATCH", at(id), { json: { name } }),
  deleteSession: (id) => json("DELETE", at(id)),

  setImage: (id, image) => json("PUT", at(id, "/image"), { json: image }),
  setLatent: (id, file, progress, signal) => upload("PUT", at(id, `/latent${query({ name: file.name })}`), file, progress, signal),

  addPoint: (id, point) => json("POST", at(id, "/points"), { json: point }),
  movePoint: (id, point, change) => json("PATCH", at(id, `/points/${point}`), { json: change }),
  removePoint: (id, point, gesture) => json("DELETE", at(id, `/points/${point}${query({ gesture })}`)),
  clearPoints: (id) => json("DELETE", at(id, "/points")),

  putMask: (id, png, gesture) => json("PUT", at(id, `/mask${query({ gesture })}`), { body: png, type: "image/png" }),
  mask: async (address) => (await request("GET", address)).blob(),
  maskUrl: (id) => at(id, "/mask"),
  deleteMask: (id) => json("DELETE", at(id, "/mask")),

  patchSettings: (id, settings) => json("PATCH", at(id, "/settings"), { json: settings }),
  undo: (id) => json("POST", at(id, "/undo")),
  redo: (id) => json("POST", at(id, "/redo")),
  startDrag: (id, gesture) => json("POST", at(id, `/drag${query({ gesture })}`)),
  stopDrag: (id) => json("DELETE", at(id, "/drag")),
  keep: (id, frame) => json("POST", at(id, "/timeline/keep"), { json: { frame } }),
  timeline: (id) => json("GET", at(id, "/timeline")),
  /** @returns {string} The address of a frame's picture; `number` may be "last". */
  frameUrl: (id, number, { size, hold } = {}) => at(id, `/frames/${number}.png${query({ size, hold })}`),
  frame: async (id, number, options) => (await request("GET", api.frameUrl(id, number, options))).blob(),
  texture: (id, x, y) => json("GET", at(id, `/texture${query({ x, y })}`)),

  startExport: (id, wish) => json("POST", at(id, "/exports"), { json: wish }),
  export: (id, task) => json("GET", at(id, `/exports/${part(task)}`)),
  exportFileUrl: (id, task) => at(id, `/exports/${part(task)}/file`),
  cancelExport: (id, task) => json("DELETE", at(id, `/exports/${part(task)}`)),
};
