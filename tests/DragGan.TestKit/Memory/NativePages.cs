using System.Runtime.InteropServices;

namespace DragGan.TestKit;

/// <summary>Whole pages straight from the operating system, the last of which may neither be read nor written.</summary>
internal static partial class NativePages
{
    private const int LinuxAnonymous = 0x20, MacAnonymous = 0x1000, MapPrivate = 0x02, ReadWrite = 0x01 | 0x02, NoAccess = 0;
    private const uint WindowsReserveAndCommit = 0x3000, WindowsRelease = 0x8000, WindowsReadWrite = 0x04, WindowsNoAccess = 0x01;

    /// <summary>Whether this system is one whose pages can be protected here.</summary>
    public static bool CanProtect => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() || OperatingSystem.IsWindows();

    /// <summary>Maps <paramref name="bytes"/> zeroed bytes and closes the last page.</summary>
    /// <param name="bytes">A multiple of the page size, at least two pages.</param>
    public static nint MapWithClosedEnd(nuint bytes)
    {
        nuint open = bytes - (nuint)Environment.SystemPageSize;
        if (OperatingSystem.IsWindows())
        {
            nint pages = VirtualAlloc(0, bytes, WindowsReserveAndCommit, WindowsReadWrite);
            Require(pages != 0 && VirtualProtect(pages + (nint)open, (nuint)Environment.SystemPageSize, WindowsNoAccess, out _), bytes);
            return pages;
        }

        int flags = MapPrivate | (OperatingSystem.IsMacOS() ? MacAnonymous : LinuxAnonymous);
        nint mapped = MMap(0, bytes, ReadWrite, flags, file: -1, offset: 0);
        Require(mapped != -1 && MProtect(mapped + (nint)open, (nuint)Environment.SystemPageSize, NoAccess) == 0, bytes);
        return mapped;
    }

    /// <summary>Gives back what <see cref="MapWithClosedEnd"/> mapped.</summary>
    public static void Unmap(nint pages, nuint bytes) =>
        _ = OperatingSystem.IsWindows() ? VirtualFree(pages, 0, WindowsRelease) : MUnmap(pages, bytes) == 0;

    private static void Require(bool success, nuint bytes)
    {
        if (!success)
        {
            throw new InsufficientMemoryException(
                $"The system refused {bytes:N0} bytes of guarded pages (error {Marshal.GetLastPInvokeError()}). Use fewer or smaller guarded buffers at once.");
        }
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint MMap(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int MProtect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int MUnmap(nint address, nuint length);

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint VirtualAlloc(nint address, nuint size, uint type, uint protection);

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool VirtualProtect(nint address, nuint size, uint protection, out uint previous);

    [LibraryImport("kernel32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool VirtualFree(nint address, nuint size, uint type);
}
