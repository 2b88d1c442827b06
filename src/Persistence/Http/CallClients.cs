using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CampaignTracker.Persistence.Http;

/// <summary>The clients that flows' calls go through: one for all, and one for each certificate that a call shows. Thread-safe.</summary>
public sealed class CallClients(GuardedConnections connections)
{
    // A certificate that was replaced would keep its client for ever otherwise.
    private const int MostKept = 50;

    private readonly ConcurrentDictionary<string, HttpClient> _certified = new(StringComparer.Ordinal);

    public HttpClient Plain { get; } = new(connections.Handler());

    /// <summary>
    /// Goes to the host's own identity service and never to an address that a flow names: it reaches this machine and its neighbours.
    /// Neither a proxy nor a redirect sees what it sends, and where there is no such service it says so soon.
    /// </summary>
    internal HttpClient Host { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    });

    /// <summary>A client that shows a certificate, with its private key, to whom it calls.</summary>
    /// <param name="pfx">PKCS #12, in base64.</param>
    /// <exception cref="FormatException">It is not base64.</exception>
    /// <exception cref="CryptographicException">It is no PKCS #12, has no private key, or the password is another.</exception>
    public HttpClient With(string pfx, string password)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{password}\n{pfx}")));
        if (_certified.TryGetValue(key, out var known))
        {
            return known;
        }

        var certificate = CallerCertificate.Load(pfx, password);
        if (_certified.Count >= MostKept)
        {
            _certified.Clear();
        }

        return _certified.GetOrAdd(key, _ => new HttpClient(connections.Handler(certificate)));
    }
}
