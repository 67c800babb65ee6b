using System.Runtime.InteropServices;

namespace DragGan.Checkpoints.Pickles;

/// <summary>The machine's stack. A mark opens a frame; nothing below the last mark can be taken.</summary>
internal sealed class PickleStack
{
    private const int MaximumMarks = 1000; // one per level of nesting; networks take about 60

    private readonly List<object?> _values = [];
    private readonly Stack<int> _marks = [];

    /// <summary>The values above the last mark.</summary>
    public int Depth => _values.Count - (_marks.TryPeek(out int mark) ? mark : 0);

    public void Push(object? value) => _values.Add(value);

    public void Mark(int offset)
    {
        if (_marks.Count == MaximumMarks)
        {
            throw PickleReader.Damaged(offset, $"values nested deeper than {MaximumMarks}");
        }

        _marks.Push(_values.Count);
    }

    public object? Peek(int offset) => Depth > 0 ? _values[^1] : throw Empty(offset);

    public object? Pop(int offset)
    {
        object? top = Peek(offset);
        _values.RemoveAt(_values.Count - 1);
        return top;
    }

    /// <summary>Takes the topmost <paramref name="count"/> values, in the order they were pushed.</summary>
    public object?[] Pop(int count, int offset) => Depth >= count ? Cut(count) : throw Empty(offset);

    /// <summary>Takes everything above the last mark, and the mark.</summary>
    public object?[] PopFrame(int offset)
    {
        if (_marks.Count == 0)
        {
            throw PickleReader.Damaged(offset, "an instruction without the mark it needs");
        }

        object?[] frame = Cut(Depth);
        _marks.Pop();
        return frame;
    }

    /// <summary>Takes the topmost value, which must be a <typeparamref name="T"/>.</summary>
    public T Pop<T>(int offset, string expected)
        where T : class => Pop(offset) as T ?? throw PickleReader.Damaged(offset, $"a value of another kind where {expected} is needed");

    /// <summary>Looks at the topmost value, which must be a <typeparamref name="T"/>.</summary>
    public T Peek<T>(int offset, string expected)
        where T : class => Peek(offset) as T ?? throw PickleReader.Damaged(offset, $"a value of another kind where {expected} is needed");

    private object?[] Cut(int count)
    {
        object?[] taken = CollectionsMarshal.AsSpan(_values)[^count..].ToArray();
        _values.RemoveRange(_values.Count - count, count);
        return taken;
    }

    private static ModelFileException Empty(int offset) => PickleReader.Damaged(offset, "an instruction without the values it needs");
}
