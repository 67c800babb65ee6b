using System.Net.Sockets;
using System.Text;

namespace DragGan.Web;

/// <summary>A request of the program to itself: what a server does once, at its first request, is then done before a person's browser asks.</summary>
internal static class FirstRequest
{
    /// <summary>Asks for the list of models and leaves the answer alone. Nothing depends on it.</summary>
    /// <param name="address">The program's own.</param>
    /// <param name="token">What opens the door, if one is asked for.</param>
    public static async Task SendAsync(Uri address, string? token)
    {
        try
        {
            using TcpClient connection = new();
            await connection.ConnectAsync(address.Host.Trim('[', ']'), address.Port);
            NetworkStream stream = connection.GetStream();
            string key = token is null ? string.Empty : $"Authorization: Bearer {token}\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /api/models HTTP/1.1\r\nHost: {address.Authority}\r\n{key}Connection: close\r\n\r\n"));
            await stream.CopyToAsync(Stream.Null);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            // the program is about to end, or the machine lets it not reach itself
        }
    }
}
