using DragGan.Dragging;

namespace DragGan.Editing.Tests;

public sealed class EditHistoryTests : IDisposable
{
    private static readonly ImagePoint A = new(1, 2), B = new(3, 4), C = new(5, 6);

    private readonly EditFolder _folder = new();
    private EditDocument _document = Edits.New();
    private EditHistory _history = EditHistory.Empty;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_can_be_undone_before_something_was_done()
    {
        Assert.Equal((false, null, false, null), (_history.CanUndo, _history.UndoLabel, _history.CanRedo, _history.RedoLabel));
        Assert.Equal(EditFault.Conflict, Assert.Throws<EditException>(() => _history.Undo(_document)).Fault);
        Assert.Equal(EditFault.Conflict, Assert.Throws<EditException>(() => _history.Redo(_document)).Fault);
    }

    [Fact]
    public void Undo_and_redo_go_back_and_forth_and_a_new_edit_ends_what_could_be_redone()
    {
        Edit("Add point 1", edit => edit.AddPoint(PointKind.Handle, A));
        Edit("Move point 1", edit => edit.MovePoint(1, B));

        Undo();
        Assert.Equal(("Add point 1", "Move point 1", A), (_history.UndoLabel, _history.RedoLabel, _document.Point(1).Position));
        Redo();
        Assert.Equal(("Move point 1", null, B), (_history.UndoLabel, _history.RedoLabel, _document.Point(1).Position));
        Undo();
        Edit("Rename", edit => edit.Renamed("Other"));
        Assert.Equal(("Rename", false), (_history.UndoLabel, _history.CanRedo));
        Undo();
        Undo();
        Assert.Empty(_document.Points);
        Assert.False(_history.CanUndo);
    }

    [Fact]
    public void An_edit_that_changes_nothing_is_none()
    {
        Edit("Add point 1", edit => edit.AddPoint(PointKind.Handle, A));
        Undo();

        Edit("Rename", edit => edit.Renamed(edit.Name));
        Edit("Settings", edit => edit.WithSettings(new EditSettings()));
        Edit("Mask", edit => edit.WithMask(null));

        Assert.Equal((false, "Add point 1"), (_history.CanUndo, _history.RedoLabel));
    }

    [Fact]
    public void A_mask_that_is_equal_pixel_by_pixel_is_no_change()
    {
        Edit("Paint", edit => edit.WithMask(Edits.Mask(1)));
        Edit("Paint again", edit => edit.WithMask(Edits.Mask(1)));
        Assert.Equal("Paint", _history.UndoLabel);

        Edit("Paint more", edit => edit.WithMask(Edits.Mask(2)));
        Edit("Delete", edit => edit.WithMask(null));
        Undo();
        Undo();
        Assert.True(_document.Mask!.Fixed.SequenceEqual(Edits.Mask(1).Fixed));
        Undo();
        Assert.Null(_document.Mask);
    }

    [Fact]
    public void Edits_of_one_gesture_are_one_entry()
    {
        Edit("Add point 1", edit => edit.AddPoint(PointKind.Handle, A));
        Edit("Move point 1", edit => edit.MovePoint(1, B), "g1");
        Edit("Move point 1", edit => edit.MovePoint(1, C, A), "g1");
        Edit("Move point 1", edit => edit.MovePoint(1, A, B), "g2");

        Undo();
        Assert.Equal(new EditPoint(1, PointKind.Handle, C, A), _document.Point(1));
        Undo();
        Assert.Equal(new EditPoint(1, PointKind.Handle, A, Target: null), _document.Point(1));
        Assert.Equal("Add point 1", _history.UndoLabel);
        Redo();
        Assert.Equal(new EditPoint(1, PointKind.Handle, C, A), _document.Point(1));
    }

    [Fact]
    public void A_point_that_a_gesture_placed_moved_and_deleted_is_gone_either_way()
    {
        Edit("Place", edit => edit.AddPoint(PointKind.Handle, A), "g");
        Edit("Place", edit => edit.MovePoint(1, B), "g");
        Undo();
        Assert.Empty(_document.Points);
        Redo();
        Assert.Equal(B, _document.Point(1).Position);

        Edit("Move", edit => edit.MovePoint(1, C), "h");
        Edit("Move", edit => edit.RemovePoint(1), "h");
        Undo();
        Assert.Equal(B, _document.Point(1).Position);
    }

    [Fact]
    public void A_pull_is_undone_and_redone_as_one_also_after_a_restart()
    {
        Edit("Add point 1", edit => edit.AddPoint(PointKind.Handle, B));
        Edit("Add point 2", edit => edit.AddPoint(PointKind.Handle, A), "pull");
        Edit("Rename", edit => edit.Renamed("Other"));
        Edit("Move target 2", edit => edit.MovePoint(2, target: C), "pull");
        _history = _history.Open("Drag", _document, "pull");
        _document = _document.BeginDrag(_folder.Session.NewStepLog(_document.Latent, Edits.TrainedRows, points: 1), [2]);
        MoreSteps(2);
        Edit("Move target 2", edit => edit.MovePoint(2, target: B), "pull");
        StopDrag();
        string after = Edits.Describe(_document);
        _folder.Session.Save(new(_document, _history));
        (_document, _history) = _folder.Reopen();

        (_document, _history) = _history.UndoGesture(_document);
        Assert.Equal(("Rename", 1, null), (_history.UndoLabel, _document.FrameCount, _document.Point(2).Target));
        (_document, _history) = _history.RedoGesture(_document);
        Assert.Equal((false, after), (_history.CanRedo, Edits.Describe(_document)));
    }

    [Fact]
    public void A_gesture_that_is_still_going_on_as_a_drag_is_undone_down_to_it()
    {
        StartDrag(steps: 1, "pull");
        Edit("Move target", edit => edit.MovePoint(1, target: A), "pull");
        Edit("Move target", edit => edit.MovePoint(1, target: B), "pull");

        (_document, _history) = _history.UndoGesture(_document);

        Assert.Equal((C, 2, true), (_document.Point(1).Target!.Value, _document.FrameCount, _history.IsOpenOnTop));
    }

    [Fact]
    public void A_drag_that_goes_on_is_part_of_what_would_be_undone_while_nothing_of_another_gesture_lies_above_it()
    {
        StartDrag(steps: 1, "pull");
        Edit("Move target", edit => edit.MovePoint(1, target: A), "pull");
        Assert.True(_history.IsOpenOnTop);
        Edit("Move target", edit => edit.MovePoint(1, target: B), "another pull");
        Assert.False(_history.IsOpenOnTop);
    }

    [Fact]
    public void There_are_at_most_200_entries_and_the_oldest_go()
    {
        for (int i = 0; i <= EditHistory.MaxEntries; i++)
        {
            Edit($"Rename to {i}", edit => edit.Renamed($"{i}"));
        }

        int undone = 0;
        for (; _history.CanUndo; undone++)
        {
            Undo();
        }

        Assert.Equal((200, "0"), (undone, _document.Name));
    }

    [Fact]
    public void A_point_edit_during_a_drag_can_be_undone_without_losing_its_steps()
    {
        StartDrag(steps: 2);
        Edit("Move target", edit => edit.MovePoint(1, target: A));
        MoreSteps(3);
        ImagePoint found = _document.Point(1).Position;
        Undo();

        Assert.Equal((C, found, 6), (_document.Point(1).Target!.Value, _document.Point(1).Position, _document.FrameCount));
        Assert.True(_history.IsOpenOnTop);
        Assert.Equal(EditFault.Conflict, Assert.Throws<EditException>(() => _history.Undo(_document)).Fault);
        Redo();
        Assert.Equal((A, 6), (_document.Point(1).Target!.Value, _document.FrameCount));
    }

    [Fact]
    public void Undoing_a_drag_puts_the_points_back_and_redoing_it_brings_the_steps_again()
    {
        StartDrag(steps: 2);
        Assert.True(_history.IsOpen);
        Assert.Throws<InvalidOperationException>(() => _history.Open("Drag", _document));
        MoreSteps(1);
        StopDrag();
        string after = Edits.Describe(_document);

        Undo();
        Assert.Equal((new EditPoint(1, PointKind.Handle, B, C), 1), (_document.Point(1), _document.FrameCount));
        Assert.Equal("Drag", _history.RedoLabel);
        Redo();
        Assert.Equal(after, Edits.Describe(_document));
    }

    [Fact]
    public void Edits_made_during_a_drag_are_undone_before_it()
    {
        StartDrag(steps: 1);
        Edit("Move target", edit => edit.MovePoint(1, target: A));
        Edit("Add point 2", edit => edit.AddPoint(PointKind.Anchor, A));
        Edit("Move point 1", edit => edit.MovePoint(1, B));
        MoreSteps(2);
        StopDrag();

        Undo();
        Undo();
        Undo();
        Assert.Equal(("Drag", 4, C), (_history.UndoLabel, _document.FrameCount, _document.Point(1).Target!.Value));
        Undo();
        Assert.Equal((1, new EditPoint(1, PointKind.Handle, B, C)), (_document.FrameCount, Assert.Single(_document.Points)));
    }

    [Fact]
    public void A_drag_that_kept_nothing_leaves_no_entry()
    {
        StartDrag(steps: 0);
        _document = _document.EndDrag();
        _history = _history.Close(_document);

        Assert.Equal(("Add point 1", false), (_history.UndoLabel, _history.IsOpen));
        Assert.Same(_history, _history.Close(_document));
    }

    [Fact]
    public void A_running_drag_finds_its_entry_however_much_is_edited_meanwhile()
    {
        StartDrag(steps: 1);
        for (int i = 0; i < 2 * EditHistory.MaxEntries; i++)
        {
            Edit("Rename", edit => edit.Renamed($"{i}"));
        }

        StopDrag();
        while (_history.CanUndo)
        {
            Undo();
        }

        Assert.Equal(("An edit", 1), (_document.Name, _document.FrameCount));
    }

    [Fact]
    public void Undoing_another_picture_brings_back_the_drags_points_and_mask_of_the_old_one()
    {
        StartDrag(steps: 2);
        StopDrag();
        Edit("Mask", edit => edit.WithMask(Edits.Mask(3)));
        string before = Edits.Describe(_document);

        Edit("Seed 5", edit => edit.WithImage(new SeedImage(5, 1, Label: null), Edits.Latent(5), Edits.Model with { Id = "cats" }));
        Assert.Equal((1, "cats"), (_document.FrameCount, _document.Model.Id));
        Undo();

        Assert.Equal(before, Edits.Describe(_document));
    }

    private void Edit(string label, Func<EditDocument, EditDocument> edit, string? gesture = null)
    {
        EditDocument after = edit(_document);
        _history = _history.Push(label, _document, after, gesture);
        _document = after;
    }

    private void Undo() => (_document, _history) = _history.Undo(_document);

    private void Redo() => (_document, _history) = _history.Redo(_document);

    private void StartDrag(int steps, string? gesture = null)
    {
        Edit("Add point 1", edit => edit.AddPoint(PointKind.Handle, B, C));
        _history = _history.Open("Drag", _document, gesture);
        _document = _document.BeginDrag(_folder.Session.NewStepLog(_document.Latent, Edits.TrainedRows, points: 1), [1]);
        MoreSteps(steps);
    }

    private void MoreSteps(int steps)
    {
        StepLog log = _document.Drags[^1].Log;
        for (int i = 0; i < steps; i++)
        {
            log.Append(Edits.Step(log, log.Count));
        }

        _document = _document.WithSteps(log.Count);
    }

    private void StopDrag()
    {
        _document.Drags[^1].Log.Dispose();
        _history = _history.Close(_document);
    }
}
