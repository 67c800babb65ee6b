namespace DragGan.Editing;

/// <summary>How large the pictures beside a drag are: as large as leaves the drag its pace. Adjusts itself to what pictures take on this machine.</summary>
internal sealed class PreviewSize
{
    /// <summary>Pictures of this size and smaller are never made as previews: they are quick, and the model's own are better.</summary>
    public const int AlwaysWhole = 256;

    private static readonly TimeSpan TooLong = TimeSpan.FromMilliseconds(45);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(9); // a block more takes about four times as long

    private readonly int _first, _last;

    /// <summary>For a model.</summary>
    public PreviewSize(LoadedModel model)
    {
        _first = model.Synthesis.FirstPreviewBlock;
        _last = model.Synthesis.BlockCount;
        Block = _last;
        while (Block > _first && 2 << Block > AlwaysWhole)
        {
            Block--;
        }

        if (2 << _last <= AlwaysWhole)
        {
            _first = _last;
        }
    }

    /// <summary>The last block that is computed: a picture of 2^(block + 1) pixels a side.</summary>
    public int Block { get; private set; }

    /// <summary>Whether such a picture is smaller than the model's own.</summary>
    public bool IsPreview => Block < _last;

    /// <summary>Tells what a picture took.</summary>
    public void Took(TimeSpan elapsed)
    {
        if (elapsed > TooLong && Block > _first)
        {
            Block--;
        }
        else if (elapsed < Short && Block < _last)
        {
            Block++;
        }
    }
}
