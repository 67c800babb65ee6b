namespace DragGan.Checkpoints.Tests;

/// <summary>Loads content nobody trusts and looks at what happens.</summary>
internal static class Attack
{
    // what any failure may cost: an exception with its trace, and the first use of a few types
    private const long FixedBytes = 8 << 20;

    /// <summary>Loads <paramref name="content"/>, which may succeed or fail with a <see cref="ModelFileException"/>; anything else, or memory out of proportion, fails the test.</summary>
    /// <returns>The message, or null if it was loaded.</returns>
    public static string? Load(ReadOnlyMemory<byte> content, string what)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string? message = null;
        try
        {
            Checkpoint read = Checkpoint.Load(content, "attack.bin");
            foreach (NamedArray array in read.Arrays.Values.Concat(read.Discriminator?.Values ?? []))
            {
                array.ToArray();
            }
        }
        catch (ModelFileException error)
        {
            message = error.Message;
        }
        catch (Exception error)
        {
            Assert.Fail($"{what}: {error}");
        }

        // 100: the most expensive value of a pickle, an entry in a dictionary of its own, takes about that much memory per byte of the file
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < FixedBytes + (100L * content.Length), $"{what}: {allocated:N0} bytes were allocated for a file of {content.Length:N0}");
        return message;
    }

    /// <summary>Loads <paramref name="content"/>, which must fail with a <see cref="ModelFileException"/>; returns its message.</summary>
    public static string Refused(ReadOnlyMemory<byte> content, string what)
    {
        string? message = Load(content, what);
        Assert.True(message is not null, $"{what}: was loaded");
        return message;
    }
}
