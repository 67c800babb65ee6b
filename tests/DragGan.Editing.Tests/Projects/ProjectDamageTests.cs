namespace DragGan.Editing.Tests;

/// <summary>Project files that were cut short or changed on their way.</summary>
public sealed class ProjectDamageTests : IDisposable
{
    private readonly ProjectFixture _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        for (int length = 0; length < _project.Zip.Length; length += 13)
        {
            _project.AssertRefused(_project.Zip[..length]);
        }

        _project.AssertRefused(_project.Zip[..^1]);
    }

    [Fact]
    public void A_file_with_any_byte_changed_is_read_or_refused_but_nothing_else_happens()
    {
        Random random = new(1);
        for (int i = 0; i < 1_500; i++)
        {
            byte[] damaged = [.. _project.Zip];
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            Dictionary<string, string> before = _project.Destination.Files();
            try
            {
                foreach (DragSegment drag in _project.Read(damaged).Drags)
                {
                    _project.Destination.Session.Delete(drag.Log);
                }
            }
            catch (EditException error)
            {
                Assert.True(error.Fault is EditFault.Invalid or EditFault.Conflict or EditFault.TooLarge, error.Message);
            }

            Assert.Equal(before, _project.Destination.Files());
        }
    }

    [Fact]
    public void Steps_with_any_byte_changed_are_refused()
    {
        Random random = new(1);
        for (int i = 0; i < 100; i++)
        {
            ProjectParts parts = new(_project.Zip);
            parts["drags/1.steps"][random.Next(parts["drags/1.steps"].Length)] ^= 4;
            _project.AssertRefused(parts.ToZip());
        }
    }

    [Fact]
    public void Something_else_is_refused()
    {
        byte[] noise = new byte[5_000];
        new Random(1).NextBytes(noise);

        _project.AssertRefused([]);
        _project.AssertRefused(noise);
        _project.AssertRefused([.. "PK\u0005\u0006"u8, .. new byte[18]]); // an empty zip
        _project.AssertRefused(ContentBytes.Of(Edits.Latent(1)));
        _project.AssertRefused(ContentBytes.Of(Edits.Mask(1)));
    }
}
