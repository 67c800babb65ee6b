namespace DragGan.Scenes;

/// <summary>SplitMix64: a 64-bit counter through a mixing function, so that any draw of any picture is at hand without the ones before it.</summary>
/// <remarks>Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014; constants of Vigna's reference code.</remarks>
internal struct SplitMix(ulong state)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state = state;

    /// <summary>The draws of one picture: seed and number are mixed first, so that neighbouring ones have nothing in common.</summary>
    public static SplitMix For(uint seed, long number)
    {
        SplitMix seeded = new(seed);
        return new SplitMix(seeded.NextBits() ^ Mix((ulong)number * Step));
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits() => Mix(_state += Step);

    /// <summary>The next number strictly between 0 and 1, with 53 random bits.</summary>
    public double NextDouble() => ((NextBits() >> 11) + 0.5) * (1.0 / 9007199254740992.0); // 2^53

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
