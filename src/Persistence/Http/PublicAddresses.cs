using System.Net;
using System.Net.Sockets;

namespace CampaignTracker.Persistence.Http;

/// <summary>
/// Tells addresses of the public internet from those a flow must not reach: this machine, its neighbours, private networks
/// (RFC 1918, RFC 4193), shared space (RFC 6598), link-local (RFC 3927) with the clouds' metadata services, documentation and test
/// networks (RFC 5737, RFC 2544), multicast and reserved space. IPv4 inside IPv6 (mapped, 6to4, NAT64) is judged as IPv4.
/// </summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "100::/64", "2001:db8::/32", "2001::/32", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    public static bool IsPublic(IPAddress address)
    {
        var judged = Embedded(address) ?? address;
        return !Array.Exists(NotPublic, n => n.BaseAddress.AddressFamily == judged.AddressFamily && n.Contains(judged));
    }

    private static IPAddress? Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return null;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        return bytes switch
        {
            [0x20, 0x02, ..] => new IPAddress(bytes.AsSpan(2, 4)),
            [0x00, 0x64, 0xff, 0x9b, ..] => new IPAddress(bytes.AsSpan(12, 4)),
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, _, _, _, > 1] => new IPAddress(bytes.AsSpan(12, 4)),
            _ => null,
        };
    }
}
