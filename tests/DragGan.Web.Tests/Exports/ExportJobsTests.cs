using System.Collections.Concurrent;
using DragGan.Editing;

namespace DragGan.Web.Tests.Exports;

public sealed class ExportJobsTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"draggan-exports-{Guid.NewGuid():N}");
    private readonly ManualTime _time = new();
    private readonly ConcurrentQueue<Exception> _mistakes = new();
    private readonly ExportJobs _jobs;
    private int _ids;

    public ExportJobsTests() => _jobs = new(_folder, _time, () => $"e{Interlocked.Increment(ref _ids)}", _mistakes.Enqueue);

    public void Dispose()
    {
        _jobs.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_file_is_made_and_can_be_found_until_it_is_removed()
    {
        Export export = _jobs.Start("s", ExportWord.Latent, "a.bin", (path, progress, _) =>
        {
            progress.Report(0.5);
            File.WriteAllBytes(path, new byte[7]);
        });

        Export done = await End("s", export.Id);

        Assert.Equal(new Export(export.Id, ExportWord.Latent, ExportPhase.Done, 1, "a.bin", 7, null), done);
        string path = _jobs.Find("s", export.Id).FilePath;
        Assert.True(File.Exists(path));
        _jobs.Remove("s", export.Id);
        Assert.False(File.Exists(path));
        Assert.Throws<EditException>(() => _jobs.Find("s", export.Id));
        Assert.Throws<EditException>(() => _jobs.Remove("s", export.Id));
    }

    [Fact]
    public async Task A_refusal_is_told_in_its_words_and_a_mistake_is_reported()
    {
        Export refused = _jobs.Start("s", ExportWord.Video, "a.mp4", (_, _, _) => throw new EditException(EditFault.Conflict, "No encoder."));
        Export mistaken = _jobs.Start("s", ExportWord.Video, "b.mp4", (_, _, _) => throw new InvalidOperationException("wrong"));

        Assert.Equal((ExportPhase.Failed, "No encoder."), ((await End("s", refused.Id)).State, (await End("s", refused.Id)).Error));
        Assert.DoesNotContain("wrong", (await End("s", mistaken.Id)).Error, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(Assert.Single(_mistakes));
    }

    [Fact]
    public async Task Removing_an_export_cancels_it_and_its_file_goes()
    {
        TaskCompletionSource<string> started = new(), ended = new();
        Export export = _jobs.Start("s", ExportWord.Frames, "a.zip", (path, _, cancellation) =>
        {
            File.WriteAllBytes(path, new byte[7]);
            started.SetResult(path);
            cancellation.WaitHandle.WaitOne();
            ended.SetResult(path);
            cancellation.ThrowIfCancellationRequested();
        });
        string path = await started.Task;

        _jobs.Remove("s", export.Id);

        await ended.Task;
        await Until.True(() => !File.Exists(path));
    }

    [Fact]
    public void A_session_has_few_exports_and_others_are_not_concerned()
    {
        for (int i = 0; i < ExportJobs.MostPerSession; i++)
        {
            _jobs.Start("s", ExportWord.Latent, "a.bin", (path, _, _) => File.WriteAllBytes(path, []));
        }

        EditException error = Assert.Throws<EditException>(() => _jobs.Start("s", ExportWord.Latent, "a.bin", (_, _, _) => { }));

        Assert.Equal(EditFault.Busy, error.Fault);
        Assert.NotNull(_jobs.Start("t", ExportWord.Latent, "a.bin", (path, _, _) => File.WriteAllBytes(path, [])));
        _jobs.RemoveAll("s");
        Assert.NotNull(_jobs.Start("s", ExportWord.Latent, "a.bin", (path, _, _) => File.WriteAllBytes(path, [])));
    }

    [Fact]
    public async Task After_ten_minutes_an_export_is_gone()
    {
        Export export = _jobs.Start("s", ExportWord.Latent, "a.bin", (path, _, _) => File.WriteAllBytes(path, []));
        await End("s", export.Id);
        string path = _jobs.Find("s", export.Id).FilePath;

        _time.Advance(TimeSpan.FromMinutes(9));
        Assert.NotNull(_jobs.Find("s", export.Id));
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.Throws<EditException>(() => _jobs.Find("s", export.Id));
        Assert.False(File.Exists(path));
    }

    private async Task<Export> End(string session, string id)
    {
        await Until.True(() => _jobs.Find(session, id).State.State != ExportPhase.Running);
        return _jobs.Find(session, id).State;
    }
}
