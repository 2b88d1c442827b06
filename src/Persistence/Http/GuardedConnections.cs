using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Http;

/// <summary>
/// Opens connections for flows. The name is resolved here and the connection goes to an address that was judged, so that a name that
/// changes its address between the check and the call (DNS rebinding) gains nothing; redirects come through here too.
/// </summary>
public sealed class GuardedConnections(IOptions<HttpCallOptions> options)
{
    /// <summary>Decides about a server's certificate in place of the system; null, as always outside of tests, leaves it to the system.</summary>
    internal RemoteCertificateValidationCallback? ServerTrust { get; init; }

    /// <param name="certificate">Shown to servers that ask who calls; null for none.</param>
    public SocketsHttpHandler Handler(X509Certificate2? certificate = null) => new()
    {
        SslOptions = new()
        {
            ClientCertificates = certificate is null ? null : [certificate],
            RemoteCertificateValidationCallback = ServerTrust,
        },
        ConnectCallback = ConnectAsync,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, cancel);
        var allowed = options.Value.AllowPrivateHosts.Contains(host, StringComparer.OrdinalIgnoreCase)
            ? addresses
            : Array.FindAll(addresses, PublicAddresses.IsPublic);
        if (allowed.Length == 0)
        {
            throw new ForbiddenAddressException(host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A flow called an address that is not of the public internet and not allowed by <c>Http:AllowPrivateHosts</c>.</summary>
public sealed class ForbiddenAddressException(string host)
    : IOException($"'{host}' is on this machine or in a private network, which flows may not call. An administrator can allow it in Http:AllowPrivateHosts.");
