using DragGan.Dragging;

namespace DragGan.Editing.Tests;

public sealed class SessionFolderTests : IDisposable
{
    private readonly EditFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_session_that_was_saved_is_loaded_as_it_was()
    {
        SessionContent saved = WithHistory(Everything());
        _folder.Session.Save(saved);

        SessionContent loaded = _folder.Reopen();

        Assert.Equal(Edits.Describe(saved.Document, nextId: true), Edits.Describe(loaded.Document, nextId: true));
        Assert.Equal(("Rename", "Move point 1"), (loaded.History.UndoLabel, loaded.History.RedoLabel));
        Assert.Equal(Edits.Describe(saved.History.Undo(saved.Document).Document), Edits.Describe(loaded.History.Undo(loaded.Document).Document));
        Assert.Equal(Edits.Describe(saved.History.Redo(saved.Document).Document), Edits.Describe(loaded.History.Redo(loaded.Document).Document));
    }

    [Fact]
    public void A_session_goes_on_after_it_was_loaded()
    {
        _folder.Session.Save(new(Everything(), EditHistory.Empty));
        EditDocument loaded = _folder.Reopen().Document;

        EditDocument more = loaded.Dragged(_folder.Session, steps: 4, 2);
        _folder.Session.Save(new(more, EditHistory.Empty));

        Assert.Equal(Edits.Describe(more), Edits.Describe(_folder.Reopen().Document));
        Assert.Equal(["1", "2", "3"], more.Drags.Select(drag => drag.Log.Id));
    }

    [Fact]
    public void A_picture_from_a_file_and_every_setting_come_back()
    {
        DragSettings drag = new()
        {
            Space = LatentSpace.W,
            MotionLoss = MotionLoss.Published,
            StepSize = 0.1 / 3,
            MaskWeight = 0,
            SupervisionRadius = 4.5,
            TrackingRadius = 10,
            FeatureBlock = 2,
            TrainedRows = 5,
            MaxSteps = 77,
            Patience = 0,
        };
        EditDocument document = EditDocument.Create("Datei", Edits.Model, new LatentImage("ein \"Löwe\".npy"), Edits.Latent(2))
            .WithSettings(new() { Drag = drag, HoldFixedArea = true });
        _folder.Session.Save(new(document, EditHistory.Empty));

        EditDocument loaded = _folder.Reopen().Document;

        Assert.Equal(document.Settings, loaded.Settings);
        Assert.Equal(document.Image, loaded.Image);
    }

    [Fact]
    public void Contents_are_written_once_and_named_by_what_they_are()
    {
        EditDocument document = Everything();
        EditHistory history = EditHistory.Empty.Push("Mask", document.WithMask(null), document).Push("Mask", document.WithMask(Edits.Mask(6)), document);
        _folder.Session.Save(new(document, history));
        string latent = Assert.Single(Directory.GetFiles(_folder.At("latents"))), mask = Directory.GetFiles(_folder.At("masks"))[0];
        File.SetLastWriteTimeUtc(latent, DateTime.UnixEpoch);
        File.SetLastWriteTimeUtc(mask, DateTime.UnixEpoch);

        _folder.Session.Save(new(document.WithMask(Edits.Mask(6)), history)); // the same mask as before, another object
        SessionContent loaded = _folder.Reopen();
        _folder.Session.Save(loaded);

        Assert.Equal((DateTime.UnixEpoch, DateTime.UnixEpoch), (File.GetLastWriteTimeUtc(latent), File.GetLastWriteTimeUtc(mask)));
        Assert.Equal(2, Directory.GetFiles(_folder.At("masks")).Length);
        Assert.All(
            Directory.GetFiles(_folder.At("masks")).Append(latent),
            file => Assert.Equal(ContentBytes.NameOf(File.ReadAllBytes(file)), Path.GetFileNameWithoutExtension(file)));
    }

    [Fact]
    public void A_folder_is_one_sessions_and_open_once()
    {
        Assert.Equal(EditFault.Conflict, Assert.Throws<EditException>(() => SessionFolder.Create(_folder.Path)).Fault);
        Assert.Equal(EditFault.NotFound, Assert.Throws<EditException>(() => SessionFolder.Open(_folder.Path)).Fault);
        _folder.Session.Save(new(Edits.New(), EditHistory.Empty));
        Assert.Equal(EditFault.Busy, Assert.Throws<EditException>(() => SessionFolder.Open(_folder.Path)).Fault);
        Assert.Equal(EditFault.NotFound, Assert.Throws<EditException>(() => SessionFolder.Open(_folder.At("nothing"))).Fault);

        SessionFolder closed = _folder.Session;
        _folder.Reopen();
        Assert.Throws<ObjectDisposedException>(() => closed.Save(new(Edits.New(), EditHistory.Empty)));
    }

    [Fact]
    public void A_list_can_look_into_a_session_that_is_open()
    {
        Assert.Null(SessionFolder.Peek(_folder.Path));
        Assert.Null(SessionFolder.Peek(_folder.At("nothing")));
        _folder.Session.Save(new(Everything(), EditHistory.Empty));
        File.SetLastWriteTimeUtc(_folder.At("session.json"), new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc));

        Assert.Equal(
            new SessionSummary("An edit", "faces", Frames: 6, new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero)), SessionFolder.Peek(_folder.Path));

        File.WriteAllText(_folder.At("session.json"), "{");
        Assert.Null(SessionFolder.Peek(_folder.Path));
    }

    [Fact]
    public void Steps_of_another_session_cannot_be_saved_here()
    {
        using EditFolder other = new();
        EditDocument foreign = Edits.New().AddPoint(PointKind.Handle, new ImagePoint(1, 1)).Dragged(other.Session, steps: 1);
        Edits.New().AddPoint(PointKind.Handle, new ImagePoint(1, 1)).Dragged(_folder.Session, steps: 1); // of the same name

        Assert.Throws<ArgumentException>(() => _folder.Session.Save(new(foreign, EditHistory.Empty)));
        Assert.False(File.Exists(_folder.At("session.json")));
    }

    [Fact]
    public void Garbage_is_what_neither_the_content_nor_the_saved_states_need()
    {
        EditDocument first = Everything();
        _folder.Session.Save(new(first, EditHistory.Empty));
        EditDocument second = Edits.New(2).WithMask(Edits.Mask(2)).AddPoint(PointKind.Handle, new ImagePoint(1, 1)).Dragged(_folder.Session, steps: 1);
        _folder.Session.Save(new(second, EditHistory.Empty.Push("Seed", first, second)));
        File.WriteAllText(_folder.At("drags", "77.steps.tmp"), "left by a crash");

        _folder.Session.CollectGarbage(new(second, EditHistory.Empty));
        Assert.Equal((2, 2, 3), Counts()); // the saved history still needs the first edit

        _folder.Session.Save(new(second, EditHistory.Empty));
        _folder.Session.CollectGarbage(new(second, EditHistory.Empty));
        Assert.Equal((2, 2, 3), Counts()); // and so does the state before it

        _folder.Session.Save(new(second, EditHistory.Empty));
        _folder.Session.CollectGarbage(new(second, EditHistory.Empty));
        Assert.Equal((1, 1, 1), Counts());
        Assert.Equal(Edits.Describe(second), Edits.Describe(_folder.Reopen().Document));
    }

    [Fact]
    public void What_was_collected_is_written_again_when_it_comes_back()
    {
        EditDocument document = Everything();
        SessionContent without = new(document.WithMask(null), EditHistory.Empty);
        _folder.Session.Save(new(document, EditHistory.Empty));
        _folder.Session.Save(without);
        _folder.Session.Save(without);
        _folder.Session.CollectGarbage(without);
        Assert.Empty(Directory.GetFiles(_folder.At("masks")));

        _folder.Session.Save(new(document, EditHistory.Empty));

        Assert.Equal(Edits.Describe(document), Edits.Describe(_folder.Reopen().Document));
    }

    [Fact]
    public void A_log_that_is_needed_no_more_goes_and_its_number_is_not_used_again()
    {
        EditDocument document = Edits.New().AddPoint(PointKind.Handle, new ImagePoint(1, 1));
        EditDocument dragged = document.Dragged(_folder.Session, steps: 1);
        _folder.Session.Save(new(document, EditHistory.Empty));
        _folder.Session.CollectGarbage(new(document, EditHistory.Empty));

        Assert.Empty(Directory.GetFiles(_folder.At("drags")));
        Assert.Throws<EditException>(() => dragged.Latent);
        Assert.Equal("2", document.Dragged(_folder.Session, steps: 1).Drags[0].Log.Id);
    }

    /// <summary>A document with everything a document can have.</summary>
    private EditDocument Everything() => Edits.New()
        .AddPoint(PointKind.Handle, new ImagePoint(1.5f, 2), new ImagePoint(1 / 3f, 9))
        .AddPoint(PointKind.Handle, new ImagePoint(3, 4))
        .AddPoint(PointKind.Anchor, new ImagePoint(5, 6))
        .RemovePoint(3)
        .WithMask(Edits.Mask(5))
        .Dragged(_folder.Session, steps: 3, 1)
        .Dragged(_folder.Session, steps: 2, 2, 1);

    /// <summary>With one edit that can be undone and one that can be redone.</summary>
    private static SessionContent WithHistory(EditDocument document)
    {
        EditDocument renamed = document.Renamed("Other"), moved = renamed.MovePoint(1, new ImagePoint(7, 7)).WithMask(Edits.Mask(6));
        EditHistory history = EditHistory.Empty.Push("Rename", document, renamed).Push("Move point 1", renamed, moved);
        (EditDocument undone, history) = history.Undo(moved);
        return new SessionContent(undone, history);
    }

    private (int Latents, int Masks, int Logs) Counts() => (
        Directory.GetFiles(_folder.At("latents")).Length, Directory.GetFiles(_folder.At("masks")).Length, Directory.GetFiles(_folder.At("drags")).Length);
}
