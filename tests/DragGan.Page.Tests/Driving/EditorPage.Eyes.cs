using System.Text.Json;
using DragGan.Imaging;

namespace DragGan.Page.Tests.Driving;

/// <content>What is to be seen: the page's state, and the pixels of the stage.</content>
public sealed partial class EditorPage
{
    /// <summary>A value of the page's state.</summary>
    /// <param name="expression">JavaScript about the state <c>s</c>.</param>
    public Task<T> AskAsync<T>(string expression) => Page.EvaluateAsync<T>($"() => {{ const s = window.draggan.store.get(); return {expression}; }}");

    /// <summary>A value of the page's state that is an object.</summary>
    /// <param name="expression">JavaScript about the state <c>s</c>.</param>
    public async Task<JsonElement> LookAsync(string expression) => JsonDocument.Parse(await AskAsync<string>($"JSON.stringify({expression})")).RootElement;

    /// <summary>The name of the session in addresses.</summary>
    public Task<string> SessionIdAsync() => AskAsync<string>("s.session.id");

    /// <summary>Waits until the page's state is so.</summary>
    /// <param name="condition">JavaScript about the state <c>s</c>.</param>
    public Task UntilAsync(string condition) => Patience.Until(
        async () => await Page.EvaluateAsync<bool>($"() => {{ const s = window.draggan?.store.get(); return Boolean(s?.session && ({condition})); }}"), condition, DescribeAsync);

    /// <summary>Waits until no edit is on the way, no drag runs and the picture of the last frame has come.</summary>
    public Task RestsAsync() => UntilAsync(
        "s.sending === 0 && s.live.connected && s.session.drag.state === 'idle' && s.frame?.atRest && !s.frame.preview && s.frame.number === s.session.frames - 1");

    /// <summary>Waits until a frame is shown.</summary>
    public Task ShowsAsync(int frame) => UntilAsync($"s.frame?.number === {frame} && s.frame.atRest && !s.frame.preview");

    /// <summary>Waits until the stage shows a picture, pixel for pixel.</summary>
    public Task SeesAsync(RasterImage picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return Patience.Until(async () => (await SeeAsync()).Pixels.AsSpan().SequenceEqual(picture.Pixels), "the stage shows the picture that it should", DescribeAsync);
    }

    /// <summary>The picture as it is painted on the stage, one pixel for each of its own.</summary>
    public async Task<RasterImage> SeeAsync()
    {
        string pixels = await Page.EvaluateAsync<string>(
            """
            async () => {
              await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); // what has come is painted before the next frame
              const { view, stage, session } = window.draggan.store.get();
              const side = session.model.resolution;
              const canvas = document.querySelector(".stage-picture");
              const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
              const at = (length, ratio, from, i) => Math.min(length - 1, Math.max(0, Math.floor((length / 2) + (i + 0.5 - from) * view.zoom)));
              const seen = new Uint8Array(3 * side * side);
              for (let y = 0, to = 0; y < side; y++) {
                const row = at(canvas.height, stage.ratio, view.y, y) * canvas.width;
                for (let x = 0; x < side; x++) {
                  const from = 4 * (row + at(canvas.width, stage.ratio, view.x, x));
                  for (let c = 0; c < 3; c++) seen[to++] = data[from + c];
                }
              }
              return seen.toBase64 ? seen.toBase64() : btoa(Array.from(seen, (b) => String.fromCharCode(b)).join(""));
            }
            """);
        byte[] seen = Convert.FromBase64String(pixels);
        int side = (int)Math.Sqrt(seen.Length / 3);
        return new RasterImage(side, side, PixelLayout.Rgb, seen);
    }

    private async Task<string> DescribeAsync() => await Page.EvaluateAsync<string>(
        """
        () => {
          const s = window.draggan?.store.get();
          if (!s) return `The page at ${location.href} has no state yet.`;
          const frame = s.frame && { ...s.frame, image: undefined };
          const { model, settings, ...session } = s.session ?? {};
          return JSON.stringify({ session, frame, live: s.live, sending: s.sending, tool: s.tool, notice: s.notice, busy: [...s.busy.keys()], dialog: s.dialog });
        }
        """) + string.Join("; ", Complaints.Unexpected);
}
