using System.Buffers.Binary;
using System.Text;

namespace DragGan.Checkpoints.Tests.Pickles;

/// <summary>Pieces of pickles: each method gives the bytes that push one value, so that pieces nest as the values do.</summary>
internal static class P
{
    public static byte[] None => [(byte)'N'];

    public static byte[] False => [0x89];

    public static byte[] EmptyList => [(byte)']'];

    public static byte[] File(byte[] value, byte protocol = 4) => [0x80, protocol, .. value, (byte)'.'];

    public static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    public static byte[] Text(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        return [(byte)'X', .. BitConverter.GetBytes(utf8.Length), .. utf8];
    }

    public static byte[] Number(long value) => value is >= int.MinValue and <= int.MaxValue
        ? [(byte)'J', .. BitConverter.GetBytes((int)value)]
        : [0x8A, 8, .. BitConverter.GetBytes(value)];

    public static byte[] Fraction(double value)
    {
        byte[] bytes = [(byte)'G', 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(1), value);
        return bytes;
    }

    public static byte[] Bytes(byte[] content) => [(byte)'B', .. BitConverter.GetBytes(content.Length), .. content];

    public static byte[] Tuple(params byte[][] items) => [(byte)'(', .. items.SelectMany(item => item), (byte)'t'];

    public static byte[] Numbers(params long[] values) => Tuple([.. values.Select(Number)]);

    public static byte[] Dictionary(params (string Key, byte[] Value)[] entries) => [(byte)'}', .. Items(entries)];

    public static byte[] OrderedDictionary(params (string Key, byte[] Value)[] entries) => [.. Call("collections", "OrderedDict"), .. Items(entries)];

    public static byte[] Global(string module, string name) => Ascii($"c{module}\n{name}\n");

    public static byte[] StackGlobal(string module, string name) => [.. Text(module), .. Text(name), 0x93];

    public static byte[] Call(string module, string name, params byte[][] arguments) => [.. Global(module, name), .. Tuple(arguments), (byte)'R'];

    public static byte[] Persistent(byte[] id) => [.. id, (byte)'Q'];

    public static byte[] Remember(byte[] value, int key) => [.. value, (byte)'r', .. BitConverter.GetBytes(key)];

    public static byte[] Recall(int key) => [(byte)'j', .. BitConverter.GetBytes(key)];

    private static byte[] Items((string Key, byte[] Value)[] entries) =>
        [(byte)'(', .. entries.SelectMany(entry => (byte[])[.. Text(entry.Key), .. entry.Value]), (byte)'u'];
}
