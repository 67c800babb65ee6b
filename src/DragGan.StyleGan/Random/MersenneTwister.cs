namespace DragGan.StyleGan;

/// <summary>MT19937: the 32-bit Mersenne Twister, seeded by one number.</summary>
/// <remarks>Matsumoto and Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998); seeding as in their revision of 2002 (init_genrand).</remarks>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Size];
    private int _next = Size;

    public MersenneTwister(uint seed)
    {
        _state[0] = seed;
        for (int i = 1; i < Size; i++)
        {
            uint last = _state[i - 1];
            _state[i] = (1812433253u * (last ^ (last >> 30))) + (uint)i;
        }
    }

    /// <summary>The next 32 bits.</summary>
    public uint NextBits()
    {
        if (_next == Size)
        {
            Twist();
            _next = 0;
        }

        uint y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >> 18);
    }

    /// <summary>The next number in [0, 1) with 53 random bits, from two draws: 27 high bits, then 26 low ones.</summary>
    public double NextDouble()
    {
        uint high = NextBits() >> 5, low = NextBits() >> 6;
        return ((high * 67108864.0) + low) / 9007199254740992.0; // 2^26 and 2^53
    }

    private void Twist()
    {
        for (int i = 0; i < Size; i++)
        {
            uint joined = (_state[i] & 0x80000000) | (_state[(i + 1) % Size] & 0x7FFFFFFF);
            uint twisted = (joined & 1) == 0 ? joined >> 1 : (joined >> 1) ^ 0x9908B0DF;
            _state[i] = _state[(i + Middle) % Size] ^ twisted;
        }
    }
}
