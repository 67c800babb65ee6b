using System.Numerics;

namespace DragGan.Imaging;

/// <summary>Guesses a byte from its neighbours; a PNG row stores only what the guess missed (PNG specification, 9).</summary>
/// <remarks>a is the byte one pixel to the left, b the one above, c the one above left; each is 0 outside the picture.</remarks>
internal interface IPngFilter
{
    /// <summary>The number that names the filter in the file.</summary>
    static abstract byte Code { get; }

    /// <summary>The guess for one byte.</summary>
    static abstract byte Guess(byte a, byte b, byte c);

    /// <summary>The guess for many bytes, lane by lane.</summary>
    static abstract Vector<byte> Guess(Vector<byte> a, Vector<byte> b, Vector<byte> c);
}

/// <summary>Guesses 0.</summary>
internal readonly struct NoFilter : IPngFilter
{
    public static byte Code => 0;

    public static byte Guess(byte a, byte b, byte c) => 0;

    public static Vector<byte> Guess(Vector<byte> a, Vector<byte> b, Vector<byte> c) => Vector<byte>.Zero;
}

/// <summary>Guesses the byte to the left.</summary>
internal readonly struct SubFilter : IPngFilter
{
    public static byte Code => 1;

    public static byte Guess(byte a, byte b, byte c) => a;

    public static Vector<byte> Guess(Vector<byte> a, Vector<byte> b, Vector<byte> c) => a;
}

/// <summary>Guesses the byte above.</summary>
internal readonly struct UpFilter : IPngFilter
{
    public static byte Code => 2;

    public static byte Guess(byte a, byte b, byte c) => b;

    public static Vector<byte> Guess(Vector<byte> a, Vector<byte> b, Vector<byte> c) => b;
}

/// <summary>Guesses ⌊(a + b) / 2⌋.</summary>
internal readonly struct AverageFilter : IPngFilter
{
    public static byte Code => 3;

    public static byte Guess(byte a, byte b, byte c) => (byte)((a + b) >> 1);

    // a + b = 2 (a & b) + (a ^ b), so the half needs no ninth bit. The mask drops the bit that shifting wider lanes lets in.
    public static Vector<byte> Guess(Vector<byte> a, Vector<byte> b, Vector<byte> c) =>
        (a & b) + (Vector.AsVectorByte(Vector.AsVectorUInt16(a ^ b) >> 1) & new Vector<byte>(0x7F));
}

/// <summary>Guesses whichever of a, b, c is nearest to a + b - c; of equals, a before b before c.</summary>
internal readonly struct PaethFilter : IPngFilter
{
    public static byte Code => 4;

    public static byte Guess(byte a, byte b, byte c)
    {
        int toA = Math.Abs(b - c), toB = Math.Abs(a - c), toC = Math.Abs(a + b - c - c);
        return toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
    }

    /// <remarks>
    /// |a + b - 2c| is |a - c| + |b - c| where a and b lie on the same side of c, and then c never wins, so 255 serves as well and no lane
    /// needs a ninth bit; on different sides it is the difference of the two.
    /// </remarks>
    public static Vector<byte> Guess(Vector<byte> a, Vector<byte> b, Vector<byte> c)
    {
        Vector<byte> toA = Distance(b, c), toB = Distance(a, c);
        Vector<byte> sameSide = Vector.Equals(Vector.GreaterThanOrEqual(b, c), Vector.GreaterThanOrEqual(a, c));
        Vector<byte> toC = sameSide | Distance(toA, toB);
        Vector<byte> pickA = Vector.LessThanOrEqual(toA, toB) & Vector.LessThanOrEqual(toA, toC);
        return Vector.ConditionalSelect(pickA, a, Vector.ConditionalSelect(Vector.LessThanOrEqual(toB, toC), b, c));
    }

    private static Vector<byte> Distance(Vector<byte> x, Vector<byte> y) => Vector.Max(x, y) - Vector.Min(x, y);
}
