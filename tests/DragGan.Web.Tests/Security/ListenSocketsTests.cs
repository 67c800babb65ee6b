using System.Net;
using System.Net.Sockets;

namespace DragGan.Web.Tests.Security;

public sealed class ListenSocketsTests
{
    [Fact]
    public void Only_this_computer_is_let_in_unless_an_address_is_given()
    {
        using ListenSockets sockets = ListenSockets.Bind(address: null, port: 0, furtherPorts: 0);

        Assert.NotEmpty(sockets.EndPoints);
        Assert.All(sockets.EndPoints, endPoint => Assert.True(IPAddress.IsLoopback(endPoint.Address)));
        Assert.All(sockets.EndPoints, endPoint => Assert.Equal(sockets.Port, endPoint.Port));
    }

    [Fact]
    public void A_port_that_is_taken_is_passed_over_or_named()
    {
        using ListenSockets taken = ListenSockets.Bind(address: null, port: 0, furtherPorts: 0);

        IOException error = Assert.Throws<IOException>(() => ListenSockets.Bind(address: null, taken.Port, furtherPorts: 0));
        using ListenSockets next = ListenSockets.Bind(address: null, taken.Port, furtherPorts: 20);

        Assert.Contains($"{taken.Port}", error.Message, StringComparison.Ordinal);
        Assert.InRange(next.Port, taken.Port + 1, taken.Port + 20);
    }

    [Fact]
    public void A_port_taken_on_one_of_both_addresses_counts_as_taken()
    {
        using Socket other = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();

        Assert.Throws<IOException>(() => ListenSockets.Bind(address: null, ((IPEndPoint)other.LocalEndPoint!).Port, furtherPorts: 0));
    }

    [Fact]
    public void An_address_of_another_computer_is_refused_in_words()
    {
        IOException error = Assert.Throws<IOException>(() => ListenSockets.Bind(IPAddress.Parse("192.0.2.1"), 0, 0)); // reserved for documentation

        Assert.Contains("192.0.2.1", error.Message, StringComparison.Ordinal);
    }
}
