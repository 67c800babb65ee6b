using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace DragGan.Page.Tests.Files;

/// <summary>What ffprobe, which comes with ffmpeg, finds in a video.</summary>
internal sealed record VideoFacts(string Codec, int Width, int Height, int Frames, string Comment)
{
    public static async Task<VideoFacts> OfAsync(string path)
    {
        ProcessStartInfo start = new(
            "ffprobe", ["-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries", "stream=codec_name,width,height,nb_read_frames:format_tags", "-of", "json", path])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        JsonElement facts = (await JsonDocument.ParseAsync(process.StandardOutput.BaseStream)).RootElement;
        JsonElement stream = facts.GetProperty("streams")[0];
        return new(
            stream.GetProperty("codec_name").GetString()!,
            stream.GetProperty("width").GetInt32(),
            stream.GetProperty("height").GetInt32(),
            int.Parse(stream.GetProperty("nb_read_frames").GetString()!, CultureInfo.InvariantCulture),
            facts.GetProperty("format").GetProperty("tags").GetProperty("comment").GetString()!);
    }
}
