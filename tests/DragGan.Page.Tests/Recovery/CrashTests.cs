using DragGan.Imaging;
using DragGan.Page.Tests.Driving;
using DragGan.Web;

namespace DragGan.Page.Tests.Recovery;

/// <summary>These tests kill the program, so they have one of their own.</summary>
public sealed class CrashTests(Chromium chromium) : IAsyncLifetime
{
    private EditorProcess _editor = null!;
    private EditorPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        _editor = await EditorProcess.StartAsync();
        Session session = await _editor.Client.CreateAsync(Lion.Session);
        await _editor.Client.SetAsync(session.Id, new SettingsChange(StepSize: 1e-4, Patience: 0)); // too slow to arrive before it is killed
        _page = await EditorPage.OpenAsync(chromium, new Uri(_editor.Address, $"?session={session.Id}"), new Visit());
        await _page.RestsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _page.Complaints.Expect("net::ERR_|WebSocket connection .* failed"); // however a request fails whose program was killed
        IReadOnlyList<string> complaints = _page.Complaints.Unexpected;
        await _page.DisposeAsync();
        await _editor.DisposeAsync();
        Assert.Equal(string.Empty, string.Join('\n', complaints));
    }

    [Fact]
    public async Task Nothing_that_was_seen_is_lost_when_the_program_is_killed_during_a_drag()
    {
        await _page.KeyAsync("a");
        await _page.ClickAsync(Lion.Mane);
        await _page.KeyAsync("f");
        await _page.StrokeAsync((200, 30), (230, 60));
        await _page.UntilAsync("s.session.mask !== null && s.session.points[0]?.id > 0 && s.session.saved");
        double share = await _page.AskAsync<double>("s.session.mask.fixedShare");
        await _page.KeyAsync("p");
        await _page.StrokeAsync(Lion.Nose, Lion.BesideNose);
        await _page.UntilAsync("s.session.frames > 8");

        await _editor.KillAsync();
        await _page.UntilAsync("s.live.phase === 'waiting'");
        int told = await _page.AskAsync<int>("s.session.frames");
        Assert.Equal("The program does not answer; trying again", await _page["status-text"].TextContentAsync());
        await _editor.RestartAsync();
        await _page.RestsAsync(); // connected again, by itself

        await AssertAllThere(told, share);
        RasterImage seen = await _page.SeeAsync();
        await _page.ReloadAsync();
        await AssertAllThere(told, share);
        await _page.SeesAsync(seen);
        Assert.Equal(Pixels.Read(await _editor.Client.FrameAsync(await _page.SessionIdAsync())).Pixels, seen.Pixels);
    }

    [Fact]
    public async Task What_is_done_while_the_program_is_away_says_that_it_does_not_answer_and_works_when_it_is_back()
    {
        await _editor.KillAsync();
        await _page.UntilAsync("s.live.phase === 'waiting'");

        await _page.ClickAsync(Lion.Nose);
        await _page.UntilAsync("s.notice?.kind === 'error' && s.session.points.length === 0");
        Assert.Contains("does not answer", await _page["notice"].TextContentAsync(), StringComparison.Ordinal);
        await _editor.RestartAsync();
        await _page.UntilAsync("s.live.connected && s.notice === null");
        await _page.StrokeAsync(Lion.Nose, Lion.BesideNose);
        await _page.UntilAsync("s.session.frames > 2");
    }

    private async Task AssertAllThere(int told, double share)
    {
        int frames = await _page.AskAsync<int>("s.session.frames");
        Assert.True(frames >= told, $"{told - frames} of {told} frames are lost.");
        Assert.Equal(2, await _page.AskAsync<int>("s.session.points.length"));
        Assert.Equal("anchor,handle", await _page.AskAsync<string>("s.session.points.map((p) => p.kind).join()"));
        Assert.Equal(Lion.BesideNose.X, await _page.AskAsync<double>("s.session.points[1].targetX"), tolerance: 0.51);
        Assert.Equal(share, await _page.AskAsync<double>("s.session.mask.fixedShare"));
    }
}
