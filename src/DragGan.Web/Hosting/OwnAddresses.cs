using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace DragGan.Web;

/// <summary>This computer's addresses.</summary>
internal static class OwnAddresses
{
    /// <summary>Where something that listens on an address can be reached; this computer's own way to it first.</summary>
    public static IEnumerable<IPAddress> Of(IPAddress listen)
    {
        if (!listen.Equals(IPAddress.Any) && !listen.Equals(IPAddress.IPv6Any))
        {
            return [listen];
        }

        IEnumerable<IPAddress> outside =
            from network in NetworkInterface.GetAllNetworkInterfaces()
            where network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback
            from address in network.GetIPProperties().UnicastAddresses
            where address.Address.AddressFamily == AddressFamily.InterNetwork || (listen.Equals(IPAddress.IPv6Any) && !address.Address.IsIPv6LinkLocal)
            select address.Address;
        return [IPAddress.Loopback, .. outside];
    }
}
