using System.Globalization;
using System.Runtime.InteropServices;
using DragGan.TestKit;

namespace DragGan.Numerics.Tests.Kit;

public sealed class GuardedMemoryTests
{
    public static TheoryData<int> Lengths => [0, 1, 15, 16, 17, 1023, 1024, 1025, 5000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Every_element_can_be_written_and_read_back(int length)
    {
        float[] values = Numeric.Uniform(length, seed: length);

        using GuardedMemory memory = new(values);

        Assert.Equal(values, memory.Span.ToArray());
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_byte_after_the_last_element_lies_on_a_closed_page(int length)
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // only Linux lists the protection of its pages in a file
        }

        using GuardedMemory memory = new(length);

        Assert.Equal("---p", ProtectionOf(memory.EndAddress));
    }

    [Fact]
    public void What_lies_before_the_first_element_is_not_a_number()
    {
        using GuardedMemory memory = new(7);

        ref float first = ref MemoryMarshal.GetReference(memory.Span);

        Assert.True(float.IsNaN(System.Runtime.CompilerServices.Unsafe.Subtract(ref first, 1)));
    }

    [Fact]
    public void A_disposed_buffer_refuses_to_be_read()
    {
        GuardedMemory memory = new(3);
        memory.Dispose();

        Assert.Throws<ObjectDisposedException>(() => memory.Span.Length);
    }

    private static string ProtectionOf(nint address)
    {
        foreach (string line in File.ReadLines("/proc/self/maps"))
        {
            string[] range = line.Split(' ', 3)[0].Split('-');
            if (address >= nint.Parse(range[0], NumberStyles.HexNumber) && address < nint.Parse(range[1], NumberStyles.HexNumber))
            {
                return line.Split(' ', 3)[1];
            }
        }

        return "unmapped";
    }
}
