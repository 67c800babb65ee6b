using DragGan.Dragging;

namespace DragGan.Editing.Tests;

/// <summary>Someone who does everything an editor allows, in no order.</summary>
internal sealed class RandomEditor(SessionFolder folder, int seed)
{
    private readonly Random _random = new(seed);

    public EditDocument Document { get; set; } = Edits.New();

    public EditHistory History { get; set; } = EditHistory.Empty;

    /// <summary>One thing, whatever it is.</summary>
    public void Do()
    {
        switch (_random.Next(14))
        {
            case 0 or 1 when Document.Points.Length < 12:
                Edit(edit => edit.AddPoint(_random.Next(3) == 0 ? PointKind.Anchor : PointKind.Handle, Edits.Place(_random)));
                break;
            case 2 or 3 when !Document.Points.IsEmpty:
                EditPoint point = Document.Points[_random.Next(Document.Points.Length)];
                ImagePoint? target = point.Kind == PointKind.Handle && _random.Next(2) == 0 ? Edits.Place(_random) : null;
                Edit(edit => edit.MovePoint(point.Id, _random.Next(2) == 0 ? Edits.Place(_random) : null, target));
                break;
            case 4 when !Document.Points.IsEmpty:
                Edit(edit => edit.RemovePoint(edit.Points[_random.Next(edit.Points.Length)].Id));
                break;
            case 5:
                Edit(edit => _random.Next(4) switch
                {
                    0 => edit.ClearPoints(),
                    1 => edit.Renamed($"Edit {_random.Next(9)}"),
                    2 => edit.WithMask(_random.Next(3) == 0 ? null : Edits.Mask(_random.Next(4))),
                    _ => edit.WithSettings(new() { Drag = new() { StepSize = 0.001 * (1 + _random.Next(4)) }, HoldFixedArea = _random.Next(2) == 0 }),
                });
                break;
            case 6 when !History.IsOpen:
                Edit(edit => _random.Next(3) == 0
                    ? edit.WithImage(new SeedImage((uint)_random.Next(9), 1, Label: null), Edits.Latent(_random.Next(9)))
                    : edit.KeepUntil(_random.Next(edit.FrameCount)));
                break;
            case 7 or 8 when !History.IsOpen && !Document.Points.IsEmpty:
                StartDrag();
                break;
            case 7 or 8 or 9 when History.IsOpen:
                Step();
                break;
            case 10 when History.IsOpen:
                StopDrag();
                break;
            case 11 or 12 when History.CanUndo && !History.IsOpenOnTop:
                (Document, History) = History.Undo(Document);
                break;
            case 13 when History.CanRedo:
                (Document, History) = History.Redo(Document);
                break;
        }
    }

    /// <summary>Ends the drag, if one is running.</summary>
    public void StopDrag()
    {
        if (History.IsOpen)
        {
            Document.Drags[^1].Log.Dispose();
            Document = Document.EndDrag();
            History = History.Close(Document);
        }
    }

    private void Edit(Func<EditDocument, EditDocument> edit)
    {
        EditDocument after = edit(Document);
        History = History.Push("Edit", Document, after, _random.Next(3) == 0 ? $"gesture {_random.Next(2)}" : null);
        Document = after;
    }

    private void StartDrag()
    {
        int[] ids = [.. Document.Points.Where(_ => _random.Next(2) == 0).Select(point => point.Id).DefaultIfEmpty(Document.Points[0].Id)];
        StepLog log = folder.NewStepLog(Document.Latent, Edits.TrainedRows, ids.Length);
        History = History.Open("Drag", Document);
        Document = Document.BeginDrag(log, [.. ids]);
    }

    private void Step()
    {
        StepLog log = Document.Drags[^1].Log;
        log.Append(Edits.Step(log, _random.Next()));
        Document = Document.WithSteps(log.Count);
    }
}
