using System.Runtime.InteropServices;

namespace DragGan.TestKit;

/// <summary>Float32 memory that ends exactly at an unreadable page: one element too far ends the process instead of being luck.</summary>
/// <remarks>
/// What lies before the first element is NaN, so a read that starts too early poisons the result and is seen too. The first
/// element is aligned to 4 bytes and, unless the length is a multiple of 16, to no more: unaligned loads are part of the test.
/// On a system whose pages cannot be protected here it is ordinary memory.
/// </remarks>
public sealed unsafe class GuardedMemory : IDisposable
{
    private readonly nuint _mapped;
    private readonly float* _first;
    private nint _pages;

    /// <summary>Maps <paramref name="length"/> zeroed elements.</summary>
    /// <param name="length">Number of elements, 0 included.</param>
    public GuardedMemory(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        nuint page = (nuint)Environment.SystemPageSize, bytes = (nuint)length * sizeof(float);
        nuint open = Math.Max((bytes + page - 1) / page, 1) * page;
        if (NativePages.CanProtect)
        {
            _mapped = open + page;
            _pages = NativePages.MapWithClosedEnd(_mapped);
        }
        else
        {
            _pages = (nint)NativeMemory.AllocZeroed(open);
        }

        _first = (float*)(_pages + (nint)(open - bytes));
        new Span<float>((void*)_pages, (int)((open - bytes) / sizeof(float))).Fill(float.NaN);
    }

    /// <summary>Maps a copy of <paramref name="values"/>.</summary>
    public GuardedMemory(ReadOnlySpan<float> values)
        : this(values.Length) => values.CopyTo(Span);

    /// <summary>Gives the pages back if <see cref="Dispose"/> was forgotten.</summary>
    ~GuardedMemory() => Free();

    /// <summary>Number of elements.</summary>
    public int Length { get; }

    /// <summary>All elements. Invalid after <see cref="Dispose"/>.</summary>
    public Span<float> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(_pages == 0, this);
            return new Span<float>(_first, Length);
        }
    }

    /// <summary>The address just past the last element: where the closed page begins.</summary>
    public nint EndAddress => (nint)(_first + Length);

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_pages == 0)
        {
            return;
        }

        if (_mapped != 0)
        {
            NativePages.Unmap(_pages, _mapped);
        }
        else
        {
            NativeMemory.Free((void*)_pages);
        }

        _pages = 0;
    }
}
