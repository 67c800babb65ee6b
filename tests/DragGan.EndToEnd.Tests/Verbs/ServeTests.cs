using System.Diagnostics;
using DragGan.EndToEnd.Tests.Driving;
using DragGan.Web;

namespace DragGan.EndToEnd.Tests.Verbs;

/// <summary>The editor, served by the program. Ctrl+C cannot be sent to one child alone on Windows, so there the program is ended the hard way.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_editor_is_served_until_it_is_interrupted_and_finds_its_sessions_again()
    {
        string id;
        Process first = Serve(out DragGanClient client);
        using (client)
        {
            Assert.Contains((await client.ModelsAsync()).Models, model => model.Id == "lion-256");
            Session session = await client.CreateAsync(new NewSession("lion-256", 1));
            await client.AddPointAsync(session.Id, new NewPoint(PointWord.Handle, 128, 140, 20, 20));
            await client.StartDragAsync(session.Id);
            while ((await client.SessionAsync(session.Id)).Frames < 3)
            {
                await Task.Delay(20);
            }

            id = session.Id;
            Interrupt(first);
        }

        Process second = Serve(out client);
        using (client)
        {
            Session again = await client.SessionAsync(id);
            Assert.True(again.Frames >= 3);
            Assert.Equal(DragPhase.Idle, again.Drag.State);
            Interrupt(second);
        }
    }

    [Theory]
    [InlineData("--port 70000", 2, "65535")]
    [InlineData("--listen nowhere", 2, "--host")]
    [InlineData("--listen 192.0.2.1 --port 0", 1, "192.0.2.1")]
    public void What_cannot_be_served_is_said(string options, int exitCode, string fragment)
    {
        Draggan.Run(_folder, ["serve", "--no-browser", "--data", "d", .. options.Split(' ')]).ExpectMessage(exitCode, fragment);
    }

    private Process Serve(out DragGanClient client)
    {
        Process process = Draggan.Start(_folder, "serve", "--port", "0", "--data", "d", "--no-browser");
        string line = process.StandardOutput.ReadLine() ?? string.Empty;
        Assert.Contains("http://127.0.0.1:", line, StringComparison.Ordinal);
        client = new DragGanClient(new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]));
        return process;
    }

    private static void Interrupt(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill();
            process.WaitForExit();
            return;
        }

        using (Process kill = Process.Start("/bin/sh", ["-c", $"kill -INT {process.Id}"]))
        {
            kill.WaitForExit();
        }

        Draggan.Finish(process).Expect(0);
    }
}
