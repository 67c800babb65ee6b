using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using DragGan.Imaging;

namespace DragGan.Editing;

/// <summary>One run of ffmpeg, which is fed raw frames and writes an MP4: H.264, yuv420p, readable from its first byte on.</summary>
/// <remarks>The arguments are a fixed list and go past every shell. Disposing before <see cref="Complete"/>, or cancelling, ends ffmpeg at once.</remarks>
internal sealed class VideoEncoder : IDisposable
{
    private const int TailLines = 8;

    /// <summary>How long a program that takes no more frames may go on before it is ended.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly Queue<string> _tail = new();
    private readonly CancellationTokenRegistration _stop;
    private readonly CancellationToken _cancellation;

    /// <summary>Starts ffmpeg.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="file">The file it shall write; replaced if it exists.</param>
    /// <param name="width">Of the frames, in pixels. Where it is odd a black column is added: the format has only even sizes.</param>
    /// <param name="height">Likewise.</param>
    /// <param name="framesPerSecond">How fast.</param>
    /// <param name="metadata">Tags that MP4 knows.</param>
    /// <param name="cancellation">Ends ffmpeg.</param>
    public VideoEncoder(
        string program, string file, int width, int height, double framesPerSecond, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(program) { RedirectStandardInput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true };
        foreach (string argument in Arguments(file, width, height, framesPerSecond, metadata))
        {
            start.ArgumentList.Add(argument);
        }

        _cancellation = cancellation;
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        try
        {
            _process.Start();
        }
        catch (Win32Exception error)
        {
            _process.Dispose();
            throw new EditException(EditFault.Conflict, $"'{program}' cannot be started: {error.Message}. Install ffmpeg anew, or export an animation.", error);
        }

        _process.BeginErrorReadLine();
        _stop = cancellation.Register(Kill);
    }

    /// <summary>Feeds a frame.</summary>
    /// <param name="frame">Rgb, of the size announced.</param>
    public void Add(RasterImage frame)
    {
        try
        {
            _process.StandardInput.BaseStream.Write(frame.Pixels);
        }
        catch (IOException error)
        {
            throw Failure(error); // ffmpeg has ended and no one reads the pipe any more
        }
    }

    /// <summary>Waits for ffmpeg to finish the file.</summary>
    public void Complete()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException error)
        {
            throw Failure(error);
        }

        _process.WaitForExit();
        if (_process.ExitCode != 0)
        {
            throw Failure(cause: null);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Dispose();
        Kill();
        _process.WaitForExit(); // so that no one writes to the file any more
        _process.Dispose();
    }

    private static List<string> Arguments(
        string file, int width, int height, double framesPerSecond, IReadOnlyDictionary<string, string> metadata)
    {
        List<string> arguments =
        [
            "-hide_banner", "-nostdin", "-loglevel", "error", "-y",
            "-f", "rawvideo", "-pixel_format", "rgb24", "-video_size", string.Create(CultureInfo.InvariantCulture, $"{width}x{height}"),
            "-framerate", framesPerSecond.ToString(CultureInfo.InvariantCulture), "-i", "pipe:0", "-an",
            "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2,scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd,format=yuv420p",
            "-c:v", "libx264", "-preset", "medium", "-crf", "16",
            "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
            "-movflags", "+faststart",
        ];
        foreach ((string key, string value) in metadata)
        {
            arguments.AddRange(["-metadata", $"{key}={value}"]);
        }

        arguments.AddRange(["-f", "mp4", file]);
        return arguments;
    }

    private void Keep(string? line)
    {
        lock (_tail)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                _tail.Enqueue(line.Trim());
            }

            if (_tail.Count > TailLines)
            {
                _tail.Dequeue();
            }
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // it has ended already
        }
    }

    private Exception Failure(IOException? cause)
    {
        if (!_process.WaitForExit(Patience))
        {
            Kill();
        }

        _process.WaitForExit(); // for the rest of what it says
        if (_cancellation.IsCancellationRequested)
        {
            return new OperationCanceledException(_cancellation);
        }

        lock (_tail)
        {
            string said = _tail.Count == 0 ? "nothing" : $"\"{string.Join(" / ", _tail)}\"";
            return new EditException(
                EditFault.Conflict,
                $"ffmpeg could not make the video: it ended with code {_process.ExitCode} and said {said}. Export an animation instead, or install an ffmpeg with libx264.",
                cause);
        }
    }
}
