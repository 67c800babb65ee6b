using System.Net;
using System.Net.Sockets;

namespace DragGan.Web;

/// <summary>The sockets the editor listens on, bound before the server starts: two addresses get the same port, and a port that is taken is found out without starting anything.</summary>
internal sealed class ListenSockets : IDisposable
{
    private readonly List<Socket> _sockets;

    private ListenSockets(List<Socket> sockets, int port)
    {
        (_sockets, Port) = (sockets, port);
        EndPoints = [.. sockets.Select(socket => (IPEndPoint)socket.LocalEndPoint!)];
    }

    /// <summary>The port all of them have.</summary>
    public int Port { get; }

    /// <summary>What they are bound to, the address to show first.</summary>
    public IReadOnlyList<IPEndPoint> EndPoints { get; }

    /// <summary>Binds the first port that is free everywhere.</summary>
    /// <param name="address">The address; null: the loopback ones.</param>
    /// <param name="port">The first port to try; 0: any.</param>
    /// <param name="furtherPorts">How many more to try.</param>
    /// <exception cref="IOException">None is free, or the address is not this computer's.</exception>
    public static ListenSockets Bind(IPAddress? address, int port, int furtherPorts)
    {
        int last = port == 0 ? 0 : Math.Min(port + furtherPorts, IPEndPoint.MaxPort);
        for (int candidate = port; ; candidate++)
        {
            try
            {
                return address is null ? BindLoopback(candidate) : BindAll([address], candidate);
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                if (candidate >= last)
                {
                    string tried = last > port ? $"Ports {port} to {last} are" : $"Port {port} is";
                    throw new IOException($"{tried} taken by other programs. Close one of them, or give another port.", error);
                }
            }
            catch (SocketException error)
            {
                throw new IOException($"The editor cannot listen on {address ?? IPAddress.Loopback}, port {candidate}: {error.Message}.", error);
            }
        }
    }

    /// <summary>The socket for an address; it belongs to the caller from here on.</summary>
    public Socket Take(EndPoint endPoint)
    {
        Socket socket = _sockets.Find(candidate => endPoint.Equals(candidate.LocalEndPoint))
            ?? throw new ArgumentException($"Nothing is bound to {endPoint}.", nameof(endPoint));
        _sockets.Remove(socket);
        return socket;
    }

    /// <summary>Closes those that were not taken.</summary>
    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());

    // Some computers have no IPv6, or not on the loopback device: then IPv4 alone will do.
    private static ListenSockets BindLoopback(int port)
    {
        if (!Socket.OSSupportsIPv6)
        {
            return BindAll([IPAddress.Loopback], port);
        }

        try
        {
            return BindAll([IPAddress.Loopback, IPAddress.IPv6Loopback], port);
        }
        catch (SocketException error) when (error.SocketErrorCode != SocketError.AddressAlreadyInUse || port == 0)
        {
            return BindAll([IPAddress.Loopback], port);
        }
    }

    private static ListenSockets BindAll(IPAddress[] addresses, int port)
    {
        List<Socket> sockets = [];
        try
        {
            foreach (IPAddress address in addresses)
            {
                Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                sockets.Add(socket);
                if (address.Equals(IPAddress.IPv6Any))
                {
                    socket.DualMode = true;
                }

                socket.Bind(new IPEndPoint(address, port));
                socket.Listen(); // only now would another program's bind fail
                port = ((IPEndPoint)socket.LocalEndPoint!).Port;
            }

            return new(sockets, port);
        }
        catch (SocketException)
        {
            sockets.ForEach(socket => socket.Dispose());
            throw;
        }
    }
}
