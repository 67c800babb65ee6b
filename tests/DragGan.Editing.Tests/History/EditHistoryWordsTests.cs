namespace DragGan.Editing.Tests;

public sealed class EditHistoryWordsTests
{
    private readonly EditDocument _document = Edits.New();
    private readonly EditHistory _history = EditHistory.Empty;

    [Fact]
    public void Labels_and_gestures_are_short_and_labels_not_empty()
    {
        EditDocument renamed = _document.Renamed("Other");
        string longName = new('g', EditHistory.MaxGestureLength + 1);

        Assert.Equal(EditFault.Invalid, Assert.Throws<EditException>(() => _history.Push("Rename", _document, renamed, longName)).Fault);
        Assert.Equal(EditFault.Invalid, Assert.Throws<EditException>(() => _history.Open("Drag", _document, longName)).Fault);

        Assert.Throws<ArgumentException>(() => _history.Push(string.Empty, _document, renamed));
        Assert.Throws<ArgumentException>(() => _history.Push(new string('l', EditHistory.MaxLabelLength + 1), _document, renamed));
    }
}
