using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CampaignTracker.Persistence.Http;

/// <summary>The clients that flows' calls go through: one for all, and one for each certificate that a call shows. Thread-safe.</summary>
public sealed class CallClients(GuardedConnections connections)
{
    // A certificate that was replaced would keep its client for ever otherwise.
    private const int MostKept = 50;

    private readonly ConcurrentDictionary<string, HttpClient> _certified = new(StringComparer.Ordinal);

    public HttpClient Plain { get; } = new(connections.Handler());

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

        var certificate = X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(pfx), password);
        if (!certificate.HasPrivateKey)
        {
            throw new CryptographicException("The certificate has no private key.");
        }

        if (_certified.Count >= MostKept)
        {
            _certified.Clear();
        }

        return _certified.GetOrAdd(key, _ => new HttpClient(connections.Handler(certificate)));
    }
}
