using DragGan.Dragging;
using DragGan.StyleGan;

namespace DragGan.Editing.Tests;

public sealed class StepLogTests : IDisposable
{
    private readonly EditFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Steps_are_read_as_they_were_appended_while_the_log_grows_and_after_it_was_closed()
    {
        StepLog log = NewLog();
        List<string> expected = [];
        for (int i = 0; i < 150; i++) // beyond the first capacity, twice
        {
            KeptStep step = Edits.Step(log, i);
            log.Append(step);
            expected.Add(Edits.Describe(step));
            Assert.Equal((i + 1, expected[i], step.Motion), (log.Count, Edits.Describe(log.Read(i)), log.Metrics(i).Motion));
        }

        log.Dispose();
        Assert.Equal(expected, Enumerable.Range(0, 150).Select(i => Edits.Describe(log.Read(i))));
        Assert.Throws<ObjectDisposedException>(() => log.Append(Edits.Step(log, 1)));
    }

    [Fact]
    public void A_log_opened_again_holds_the_same_and_is_only_read()
    {
        StepLog log = NewLog();
        for (int i = 0; i < 3; i++)
        {
            log.Append(Edits.Step(log, i));
        }

        StepLog opened = StepLog.Open(log.Path, log.Id); // as after a kill: the first one was never closed

        Assert.Equal((log.Count, log.TrainedRows, log.PointCount), (opened.Count, opened.TrainedRows, opened.PointCount));
        Assert.Equal(log.BaseLatent.Values, opened.BaseLatent.Values);
        Assert.Equal([.. Enumerable.Range(0, 3).Select(i => Edits.Describe(log.Read(i)))], [.. Enumerable.Range(0, 3).Select(i => Edits.Describe(opened.Read(i)))]);
        Assert.Equal(log.Metrics(2).Handles, opened.Metrics(2).Handles);
        Assert.Throws<ObjectDisposedException>(() => opened.Append(Edits.Step(log, 1)));
    }

    [Fact]
    public void Every_finite_value_comes_back_to_the_bit()
    {
        StepLog log = NewLog();
        float[] values = [.. log.BaseLatent.Values];
        (values[0], values[1], values[2], values[3]) = (-0f, float.Epsilon, float.MaxValue, 1 / 3f);
        KeptStep step = Edits.Step(log, 1) with { Latent = new Latent(Edits.Rows, Edits.Width, [.. values]), Motion = -0.0, Mask = double.Epsilon };

        log.Append(step);
        KeptStep read = log.Read(0);

        Assert.Equal(values.Select(BitConverter.SingleToInt32Bits), read.Latent.Values.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal((BitConverter.DoubleToInt64Bits(-0.0), double.Epsilon), (BitConverter.DoubleToInt64Bits(read.Motion), read.Mask));
    }

    [Fact]
    public async Task Readers_see_whole_steps_while_another_thread_appends()
    {
        const int Steps = 2_000;
        StepLog log = NewLog();
        int wrong = 0;
        Task[] readers = [.. Enumerable.Range(0, 2).Select(reader => Task.Run(() =>
        {
            for (int seen = 0; seen < Steps;)
            {
                int count = log.Count;
                if (count > seen)
                {
                    seen = count;
                    KeptStep read = log.Read(seen - 1), expected = Edits.Step(log, seen - 1);
                    wrong += read.Latent.Values.SequenceEqual(expected.Latent.Values) && log.Metrics(seen - 1).Handles.SequenceEqual(expected.Handles) ? 0 : 1;
                }

                Thread.Yield();
            }
        }))];

        for (int i = 0; i < Steps; i++)
        {
            log.Append(Edits.Step(log, i));
        }

        await Task.WhenAll(readers);
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void A_step_that_does_not_fit_is_refused_and_changes_nothing()
    {
        StepLog log = NewLog();
        KeptStep good = Edits.Step(log, 1);
        float[] otherRows = [.. good.Latent.Values];
        otherRows[^1] += 1;

        Assert.Throws<ArgumentException>(() => log.Append(good with { Latent = new Latent(Edits.Rows, Edits.Width, [.. otherRows]) }));
        Assert.Throws<ArgumentException>(() => log.Append(good with { Latent = new Latent(Edits.Width, Edits.Rows, good.Latent.Values) }));
        Assert.Throws<ArgumentException>(() => log.Append(good with { Handles = good.Handles.Add(default) }));
        Assert.Throws<ArgumentException>(() => log.Append(good with { Motion = double.NaN }));
        Assert.Throws<ArgumentException>(() => log.Append(good with { Mask = double.PositiveInfinity }));
        Assert.Throws<ArgumentException>(
            () => log.Append(good with { Handles = good.Handles.SetItem(0, new Handle(default, new ImagePoint(0, float.NaN))) }));
        Assert.Equal(0, log.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => log.Read(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => log.Metrics(-1));
    }

    [Fact]
    public void A_log_holds_at_most_20_000_steps()
    {
        StepLog log = _folder.Session.NewStepLog(new Latent(1, 1, [1]), trainedRows: 1, points: 1);
        KeptStep step = Edits.Step(log, 1);
        for (int i = 0; i < StepLog.MaxCount; i++)
        {
            log.Append(step);
        }

        Assert.Equal(EditFault.TooLarge, Assert.Throws<EditException>(() => log.Append(step)).Fault);
        Assert.Equal(StepLog.MaxCount, StepLog.Open(log.Path, log.Id).Count);
    }

    [Fact]
    public void A_step_that_was_damaged_or_has_gone_since_is_reported()
    {
        StepLog log = NewLog();
        log.Append(Edits.Step(log, 1));
        log.Append(Edits.Step(log, 2));
        log.Dispose();

        byte[] bytes = File.ReadAllBytes(log.Path);
        bytes[^10] ^= 1;
        File.WriteAllBytes(log.Path, bytes);
        Assert.Equal(EditFault.Invalid, Assert.Throws<EditException>(() => log.Read(1)).Fault);
        Assert.NotNull(log.Read(0));

        File.Delete(log.Path);
        Assert.Equal(EditFault.NotFound, Assert.Throws<EditException>(() => log.Read(0)).Fault);
        Assert.Equal(2, log.Count);
    }

    private StepLog NewLog() => _folder.Session.NewStepLog(Edits.Latent(7), Edits.TrainedRows, points: 2);
}
