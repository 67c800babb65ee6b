using System.ComponentModel;
using System.Diagnostics;

namespace DragGan.App.Serving;

/// <summary>The user's browser.</summary>
internal static class Browser
{
    /// <summary>Opens an address if that is possible; it has been printed, so nothing is lost if not.</summary>
    public static void Open(Uri address)
    {
        try
        {
            Command(address)?.Dispose();
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or IOException)
        {
            // no browser, or no screen
        }
    }

    private static Process? Command(Uri address)
    {
        if (OperatingSystem.IsWindows())
        {
            return Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
        }

        // Its chatter belongs on nobody's terminal; a closed pipe is no harm to it.
        return Process.Start(new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address.AbsoluteUri])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
    }
}
