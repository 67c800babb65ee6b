using System.Collections.Concurrent;
using System.Diagnostics;
using DragGan.Web;

namespace DragGan.Page.Tests.Driving;

/// <summary>The built program, started as a user starts it, with a data folder of its own.</summary>
internal sealed class EditorProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _said = new();
    private readonly string _data;
    private Process _process;

    private EditorProcess(string data, Process process, Uri address)
    {
        (_data, _process, Address) = (data, process, address);
        Client = new DragGanClient(address);
    }

    /// <summary>Where the page is.</summary>
    public Uri Address { get; }

    /// <summary>The API.</summary>
    public DragGanClient Client { get; }

    /// <summary>What the program has complained about, as it told whoever started it.</summary>
    public IReadOnlyCollection<string> Said => _said;

    /// <summary>Starts the program on an empty data folder, on any free port.</summary>
    public static async Task<EditorProcess> StartAsync()
    {
        string data = Directory.CreateTempSubdirectory("draggan-page-").FullName;
        (Process process, Uri address) = await Start(data, port: 0);
        EditorProcess editor = new(data, process, address);
        editor.Listen();
        return editor;
    }

    /// <summary>Ends it as a crash does: at once, without a word (kill -9).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts it again where it was: the same data folder, the same port.</summary>
    public async Task RestartAsync()
    {
        _process.Dispose();
        (_process, _) = await Start(_data, Address.Port);
        Listen();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static async Task<(Process Process, Uri Address)> Start(string data, int port)
    {
        ProcessStartInfo start = new(Program(), ["serve", "--no-browser", "--port", $"{port}", "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = data,
        };
        Process process = Process.Start(start)!;
        string? line = await process.StandardOutput.ReadLineAsync();
        if (line is null || line.Split(' ')[^1] is not string address || !Uri.TryCreate(address, UriKind.Absolute, out Uri? uri))
        {
            Assert.Fail($"The editor did not start: {line} {await process.StandardError.ReadToEndAsync()}");
            return default;
        }

        return (process, uri);
    }

    /// <summary>What it says must be read, or it would wait for a reader.</summary>
    private void Listen()
    {
        _process.ErrorDataReceived += (_, said) =>
        {
            if (said.Data is { Length: > 0 } line)
            {
                _said.Enqueue(line);
            }
        };
        _process.BeginErrorReadLine();
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Where the build that these tests belong to has put the program: bin/DragGan.App/CONFIGURATION/.</summary>
    private static string Program()
    {
        DirectoryInfo here = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string name = OperatingSystem.IsWindows() ? "draggan.exe" : "draggan";
        return Path.Combine(here.Parent!.Parent!.FullName, "DragGan.App", here.Name, name);
    }
}
