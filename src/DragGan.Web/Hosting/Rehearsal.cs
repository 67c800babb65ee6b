using System.Net.WebSockets;
using System.Text.Json;
using DragGan.Editing;

namespace DragGan.Web;

/// <summary>What the first person does, done once before them and thrown away: it opens the model and has the machine's code made for all that follows.</summary>
internal static class Rehearsal
{
    /// <summary>Begins a session that nobody sees, and sends its first picture to nobody.</summary>
    /// <param name="model">The model to open.</param>
    /// <param name="library">The models.</param>
    /// <param name="lane">Where the picture is computed.</param>
    /// <param name="options">The clock, and how names are made.</param>
    /// <param name="cancellation">Ends it; what it has made is cleared away.</param>
    public static async Task RunAsync(string model, ModelLibrary library, ComputeLane lane, EditorHostOptions options, CancellationToken cancellation)
    {
        using ModelLease lease = await library.OpenAsync(model, cancellation);
        string folder = Directory.CreateTempSubdirectory("draggan-rehearsal-").FullName;
        try
        {
            await using SessionHub hub = new(folder, library, lane, options.Time, options.NewId);
            LiveSession session = await hub.CreateAsync(new Editing.NewSession(model, new SeedImage(Seed: 0, Truncation: 1, lease.Model.Info.LabelCount > 0 ? 0 : null)), cancellation);
            _ = JsonSerializer.SerializeToUtf8Bytes(new Sessions(hub, library).Describe(session.Snapshot), EditorJson.Default.Session);
            using WebSocket socket = WebSocket.CreateFromStream(Stream.Null, new WebSocketCreationOptions { IsServer = true });
            using LiveSender sender = new(socket, FrameEncoding.Raw, options.Time);
            using SessionViewer viewer = session.Watch();
            bool seen = false;
            while (!seen && await viewer.NextAsync(cancellation) is { } news)
            {
                if (news.Frame is { } frame)
                {
                    await sender.Send(frame, cancellation);
                    seen = true;
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
