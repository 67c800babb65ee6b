using System.Net.Sockets;
using System.Text;

namespace DragGan.Web.Tests;

/// <summary>Bytes straight onto the wire.</summary>
internal static class RawRequest
{
    /// <summary>Sends text and reads until the editor closes the connection.</summary>
    public static async Task<string> Send(Uri address, string request)
    {
        using TcpClient client = new();
        await client.ConnectAsync(address.Host, address.Port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using StreamReader reader = new(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Sends text, and hangs up.</summary>
    public static async Task Abandon(Uri address, string request)
    {
        using TcpClient client = new();
        await client.ConnectAsync(address.Host, address.Port);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request));
    }
}
