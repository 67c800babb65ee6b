namespace DragGan.Editing.Tests;

/// <summary>Whatever was done, in whatever order: undo leads back to the start, step by step, and redo to the end.</summary>
public sealed class EditHistoryPropertyTests : IDisposable
{
    private readonly EditFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 200)]
    [InlineData(1001, 200)]
    public void Undoing_everything_leads_to_the_start_and_redoing_everything_to_the_end(int firstSeed, int editors)
    {
        for (int seed = firstSeed; seed < firstSeed + editors; seed++)
        {
            RandomEditor editor = new(_folder.Session, seed);
            string start = Edits.Describe(editor.Document);
            for (int i = 0; i < 60; i++)
            {
                editor.Do();
            }

            editor.StopDrag();
            RedoAll(editor); // what was undone on the way would otherwise be redone beyond the end
            string end = Edits.Describe(editor.Document);

            List<string> back = [end];
            while (editor.History.CanUndo)
            {
                (editor.Document, editor.History) = editor.History.Undo(editor.Document);
                back.Add(Edits.Describe(editor.Document));
            }

            Assert.Equal(start, back[^1]);
            List<string> forth = [back[^1], .. RedoAll(editor)];
            back.Reverse();
            Assert.Equal(back, forth);
        }
    }

    [Fact]
    public void A_history_that_was_saved_undoes_and_redoes_the_same()
    {
        for (int seed = 1; seed <= 25; seed++)
        {
            using EditFolder folder = new();
            RandomEditor editor = new(folder.Session, seed);
            for (int i = 0; i < 60; i++)
            {
                editor.Do();
            }

            editor.StopDrag();
            folder.Session.Save(new(editor.Document, editor.History));
            List<string> expected = BackAndForth(editor.Document, editor.History);
            (EditDocument document, EditHistory history) = folder.Reopen();

            Assert.Equal(Edits.Describe(editor.Document, nextId: true), Edits.Describe(document, nextId: true));
            Assert.Equal(expected, BackAndForth(document, history));
        }
    }

    private static List<string> RedoAll(RandomEditor editor)
    {
        List<string> states = [];
        while (editor.History.CanRedo)
        {
            (editor.Document, editor.History) = editor.History.Redo(editor.Document);
            states.Add(Edits.Describe(editor.Document));
        }

        return states;
    }

    private static List<string> BackAndForth(EditDocument document, EditHistory history)
    {
        List<string> states = [];
        for (; history.CanRedo; states.Add(Edits.Describe(document)))
        {
            states.Add($"redo {history.RedoLabel}");
            (document, history) = history.Redo(document);
        }

        for (; history.CanUndo; states.Add(Edits.Describe(document)))
        {
            states.Add($"undo {history.UndoLabel}");
            (document, history) = history.Undo(document);
        }

        return states;
    }
}
