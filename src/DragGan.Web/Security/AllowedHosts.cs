using System.Net;
using Microsoft.AspNetCore.Http;

namespace DragGan.Web;

/// <summary>The names under which the editor may be addressed. A page of another site that has its own name point to this computer has the wrong one (DNS rebinding).</summary>
internal sealed class AllowedHosts
{
    private readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool _anyAddress;
    private readonly int _port;

    /// <summary>The names of an editor.</summary>
    /// <param name="listen">What it listens on; null: loopback.</param>
    /// <param name="port">Its port.</param>
    /// <param name="names">Further names, each with or without a port of its own.</param>
    public AllowedHosts(IPAddress? listen, int port, IEnumerable<string> names)
    {
        _port = port;
        _anyAddress = listen is not null && (listen.Equals(IPAddress.Any) || listen.Equals(IPAddress.IPv6Any));
        Add("localhost");
        Add("127.0.0.1");
        Add("[::1]");
        if (listen is not null)
        {
            Add(new HostString(listen.ToString(), port).Host);
        }

        foreach (string name in names)
        {
            if (new HostString(name).Port is null)
            {
                Add(name);
            }
            else
            {
                _hosts.Add(name);
            }
        }
    }

    /// <summary>Whether a request may address the editor so.</summary>
    public bool Allows(HostString host) =>
        host.HasValue && (_hosts.Contains(host.Value) || (_anyAddress && (host.Port ?? 80) == _port && IPAddress.TryParse(host.Host, out _)));

    private void Add(string name)
    {
        _hosts.Add($"{name}:{_port}");
        if (_port == 80)
        {
            _hosts.Add(name);
        }
    }
}
