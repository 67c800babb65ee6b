using DragGan.Dragging;

namespace DragGan.Editing.Tests;

/// <summary>What is left when the program was killed, the power failed, or a file was damaged.</summary>
public sealed class SessionRecoveryTests : IDisposable
{
    private readonly EditFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_drag_that_was_running_when_the_program_was_killed_keeps_every_step_it_had_written()
    {
        EditDocument before = TwoPoints();
        EditHistory history = EditHistory.Empty.Open("Drag", before);
        StepLog log = _folder.Session.NewStepLog(before.Latent, Edits.TrainedRows, points: 1);
        EditDocument running = before.BeginDrag(log, [2]);
        log.Append(Edits.Step(log, 1));
        EditDocument edited = running.WithSteps(1).MovePoint(1, target: new ImagePoint(4, 4));
        _folder.Session.Save(new(edited, history.Push("Move target", running.WithSteps(1), edited)));
        log.Append(Edits.Step(log, 2));
        log.Append(Edits.Step(log, 3));

        SessionContent loaded = _folder.Reopen();

        Assert.Equal(4, loaded.Document.FrameCount);
        Assert.Equal(log.Metrics(2).Handles[0].Position, loaded.Document.Point(2).Position);
        Assert.Equal(("Move target", false), (loaded.History.UndoLabel, loaded.History.IsOpen));
        (EditDocument document, history) = loaded.History.Undo(loaded.Document);
        Assert.Equal(4, document.FrameCount);
        (document, history) = history.Undo(document);
        Assert.Equal(Edits.Describe(before), Edits.Describe(document));
        Assert.False(history.CanUndo);
    }

    [Fact]
    public void A_drag_that_had_not_kept_a_step_when_the_program_was_killed_never_was()
    {
        EditDocument before = TwoPoints();
        EditDocument running = before.BeginDrag(_folder.Session.NewStepLog(before.Latent, Edits.TrainedRows, points: 1), [2]);
        _folder.Session.Save(new(running, EditHistory.Empty.Open("Drag", before)));

        SessionContent loaded = _folder.Reopen();

        Assert.Equal(Edits.Describe(before), Edits.Describe(loaded.Document));
        Assert.False(loaded.History.CanUndo);
    }

    [Fact]
    public void Steps_that_were_lost_are_left_out_and_the_points_are_where_the_last_one_left_found_them()
    {
        EditDocument document = TwoPoints().Dragged(_folder.Session, steps: 2, 1).Dragged(_folder.Session, steps: 5, 1, 2);
        DragSegment last = document.Drags[1];
        _folder.Session.Save(new(document, EditHistory.Empty));
        using (FileStream file = new(last.Log.Path, FileMode.Open))
        {
            file.SetLength(last.Log.BytesOf(3) + 100);
        }

        EditDocument loaded = _folder.Reopen().Document;

        Assert.Equal([2, 3], loaded.Drags.Select(drag => drag.Count));
        Assert.Equal(last.Log.Metrics(2).Handles.Select(handle => handle.Position), loaded.Points.Select(point => point.Position));
    }

    [Fact]
    public void A_drag_whose_steps_are_all_lost_is_left_out()
    {
        EditDocument document = TwoPoints().Dragged(_folder.Session, steps: 2, 1).Dragged(_folder.Session, steps: 5, 1);
        _folder.Session.Save(new(document, EditHistory.Empty));
        File.Delete(document.Drags[0].Log.Path);
        File.WriteAllText(_folder.At("drags", "9.steps"), "no steps");

        EditDocument loaded = _folder.Reopen().Document;

        Assert.Equal([5], loaded.Drags.Select(drag => drag.Count));
        Assert.Equal("10", loaded.Dragged(_folder.Session, steps: 1, 1).Drags[1].Log.Id);
    }

    [Fact]
    public void A_history_that_cannot_be_restored_is_left_out_and_the_document_stays()
    {
        EditDocument document = Edits.New().WithMask(Edits.Mask(1)), after = document.WithMask(null);
        _folder.Session.Save(new(after, EditHistory.Empty.Push("Delete mask", document, after)));
        File.Delete(Assert.Single(Directory.GetFiles(_folder.At("masks"))));

        SessionContent loaded = _folder.Reopen();

        Assert.Equal(Edits.Describe(after), Edits.Describe(loaded.Document));
        Assert.False(loaded.History.CanUndo);
    }

    [Fact]
    public void A_session_file_cut_anywhere_falls_back_to_the_state_before()
    {
        SaveTwice();
        byte[] good = File.ReadAllBytes(_folder.At("session.json"));
        for (int length = 0; length < good.Length; length += 7)
        {
            _folder.Session.Dispose();
            File.WriteAllBytes(_folder.At("session.json"), good[..length]);
            Assert.Equal("First", _folder.Reopen().Document.Name);
            Assert.Equal(good[..length], File.ReadAllBytes(_folder.At("session.damaged.json")));
        }
    }

    [Fact]
    public void The_state_before_is_not_replaced_by_the_damaged_one()
    {
        SaveTwice();
        File.WriteAllText(_folder.At("session.json"), "{}");
        SessionContent first = _folder.Reopen();
        _folder.Session.Save(first with { Document = first.Document.Renamed("Third") });
        File.WriteAllText(_folder.At("session.json"), "{}");

        Assert.Equal("First", _folder.Reopen().Document.Name);
    }

    [Fact]
    public void A_session_is_there_when_the_program_was_killed_between_putting_the_old_file_aside_and_the_new_one_in_place()
    {
        SaveTwice();
        File.Move(_folder.At("session.json"), _folder.At("session.json.tmp"));

        Assert.Equal("First", SessionFolder.Peek(_folder.Path)!.Name);
        SessionContent loaded = _folder.Reopen();
        Assert.Equal("First", loaded.Document.Name);
        _folder.Session.Save(loaded);
        Assert.False(File.Exists(_folder.At("session.json.tmp")));
    }

    [Fact]
    public void A_session_with_both_states_damaged_is_refused()
    {
        SaveTwice();
        File.WriteAllText(_folder.At("session.json"), "[]");
        File.WriteAllText(_folder.At("session.previous.json"), "");

        EditException error = Assert.Throws<EditException>(() => _folder.Reopen());

        Assert.Equal(EditFault.Invalid, error.Fault);
        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
        Assert.Equal("[]", File.ReadAllText(_folder.At("session.json")));
    }

    [Fact]
    public void A_session_of_a_newer_program_is_left_alone()
    {
        SaveTwice();
        string newer = """{"format":"draggan-session","version":2,"what":"nobody knows"}""";
        File.WriteAllText(_folder.At("session.json"), newer);

        EditException error = Assert.Throws<EditException>(() => _folder.Reopen());

        Assert.Equal(EditFault.Conflict, error.Fault);
        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
        Assert.Equal(newer, File.ReadAllText(_folder.At("session.json")));
    }

    [Fact]
    public void A_failed_save_leaves_the_old_state()
    {
        SaveTwice();
        Directory.CreateDirectory(_folder.At("session.json.tmp")); // in the way of the new file

        Assert.ThrowsAny<Exception>(() => _folder.Session.Save(new(Edits.New().Renamed("Third"), EditHistory.Empty)));

        Assert.Equal("Second", _folder.Reopen().Document.Name);
    }

    private static EditDocument TwoPoints() => Edits.New()
        .AddPoint(PointKind.Handle, new ImagePoint(1, 2), new ImagePoint(9, 9))
        .AddPoint(PointKind.Handle, new ImagePoint(3, 4), new ImagePoint(8, 8));

    private void SaveTwice()
    {
        _folder.Session.Save(new(Edits.New().Renamed("First"), EditHistory.Empty));
        _folder.Session.Save(new(Edits.New().Renamed("Second"), EditHistory.Empty));
    }
}
