using System.Buffers.Binary;
using System.Text;
using DragGan.Checkpoints;
using DragGan.Dragging;
using DragGan.StyleGan;

namespace DragGan.Editing.Tests;

/// <summary>Project files with parts that were made to do harm. Whatever is in them, nothing is left in the destination.</summary>
public sealed class HostileProjectTests : IDisposable
{
    private readonly ProjectFixture _project = new();
    private readonly ProjectParts _parts;

    public HostileProjectTests() => _parts = new ProjectParts(_project.Zip);

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("../1")]
    [InlineData("/etc/passwd")]
    [InlineData("2")] // as the other drag
    [InlineData("")]
    public void A_log_whose_name_leads_elsewhere_is_refused(string name)
    {
        _parts.Json = JsonEdits.With(_parts.Json, "document.drags.0.log", $"\"{name}\"");

        _project.AssertRefused(_parts.ToZip());
    }

    [Fact]
    public void Ten_thousand_points_are_refused()
    {
        string point = """{"id":1,"kind":"handle","x":1,"y":2,"targetX":null,"targetY":null}""";
        _parts.Json = JsonEdits.With(_parts.Json, "document.points", $"[{string.Join(',', Enumerable.Repeat(point, 10_000))}]");

        Assert.Contains("10000 points", _project.AssertRefused(_parts.ToZip()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Very_deep_json_is_refused()
    {
        _parts.Json = string.Concat(Enumerable.Repeat("{\"document\":", 100_000));

        _project.AssertRefused(_parts.ToZip());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_start_that_is_not_finite_is_refused(float value)
    {
        float[] values = new float[Edits.Rows * Edits.Width];
        values[5] = value;
        _parts.ReplaceStart(LatentOf(values, Edits.Rows, Edits.Width));

        _project.AssertRefused(_parts.ToZip());
    }

    [Theory]
    [InlineData(7, 4)]
    [InlineData(8, 5)]
    [InlineData(32, 1)]
    public void A_start_of_another_shape_is_refused(int rows, int width)
    {
        _parts.ReplaceStart(LatentOf(new float[rows * width], rows, width));

        _project.AssertRefused(_parts.ToZip());
    }

    [Fact]
    public void A_start_that_is_no_latent_is_refused()
    {
        foreach (byte[] file in new[] { [], [0x80, 2], Encoding.UTF8.GetBytes("PK\u0003\u0004 not"), new byte[10_000] })
        {
            ProjectParts parts = new(_project.Zip);
            parts.ReplaceStart(file);
            _project.AssertRefused(parts.ToZip());
        }
    }

    [Fact]
    public void A_mask_of_another_size_is_refused()
    {
        foreach (int side in new[] { 16, 31, 64 })
        {
            byte[] file = ContentBytes.Of(Edits.Mask(1, side));
            string name = ContentBytes.NameOf(file);
            ProjectParts parts = new(_project.Zip);
            parts.Parts.Add(($"masks/{name}.png", file));
            parts.Json = JsonEdits.With(parts.Json, "document.mask", $"\"{name}\"");
            _project.AssertRefused(parts.ToZip());
        }
    }

    [Fact]
    public void Steps_of_other_shapes_other_points_or_another_number_are_refused()
    {
        AssertStepsRefused(new StepLayout(Rows: 7, Edits.Width, TrainedRows: 6, Points: 1), steps: 3);
        AssertStepsRefused(new StepLayout(Edits.Rows, Width: 5, TrainedRows: 6, Points: 1), steps: 3);
        AssertStepsRefused(new StepLayout(Edits.Rows, Edits.Width, TrainedRows: 6, Points: 2), steps: 3);
        AssertStepsRefused(new StepLayout(Edits.Rows, Edits.Width, TrainedRows: 6, Points: 1), steps: 2);
        AssertStepsRefused(new StepLayout(Edits.Rows, Edits.Width, TrainedRows: 6, Points: 1), steps: 4);
        _parts["drags/1.steps"] = Steps(new StepLayout(Edits.Rows, Edits.Width, TrainedRows: 3, Points: 1), steps: 3); // this can be
        Assert.NotNull(_project.Read(_parts.ToZip()));
    }

    [Fact]
    public void Steps_with_a_handle_outside_the_picture_or_a_value_that_is_not_finite_are_refused()
    {
        StepLayout layout = new(Edits.Rows, Edits.Width, TrainedRows: 6, Points: 1);
        foreach ((int offset, float value) in new[] { (layout.HandlesOffset, 31.5f), (layout.HandlesOffset + 12, -1), (0, float.NaN), (layout.HandlesOffset, float.NaN) })
        {
            byte[] file = Steps(layout, steps: 3);
            Span<byte> record = file.AsSpan((int)layout.RecordOffset(1), layout.RecordBytes);
            BinaryPrimitives.WriteSingleLittleEndian(record[offset..], value);
            StepLayout.Seal(record);
            _parts["drags/1.steps"] = file;
            _project.AssertRefused(_parts.ToZip());
        }
    }

    private static byte[] LatentOf(float[] values, int rows, int width)
    {
        using MemoryStream file = new();
        SafetensorsWriter.Write(file, [NamedArray.FromValues("ws", [rows, width], values)], new Dictionary<string, string>());
        return file.ToArray();
    }

    /// <summary>A log's file, made by hand.</summary>
    private static byte[] Steps(StepLayout layout, int steps)
    {
        Latent latent = new(layout.Rows, layout.Width, [.. new float[layout.Rows * layout.Width]]);
        KeptStep step = new(latent, [.. Enumerable.Repeat(new Handle(new ImagePoint(1, 1), new ImagePoint(2, 2)), layout.Points)], Motion: 1, Mask: 0);
        byte[] file = [.. layout.Header(latent), .. new byte[steps * layout.RecordBytes]];
        for (int i = 0; i < steps; i++)
        {
            StepRecord.Write(file.AsSpan((int)layout.RecordOffset(i), layout.RecordBytes), layout, i, step);
        }

        return file;
    }

    private void AssertStepsRefused(StepLayout layout, int steps)
    {
        ProjectParts parts = new(_project.Zip);
        parts["drags/1.steps"] = Steps(layout, steps);
        _project.AssertRefused(parts.ToZip());
    }
}
