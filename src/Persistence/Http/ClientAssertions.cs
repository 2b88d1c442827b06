using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CampaignTracker.Domain.Ids;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CampaignTracker.Persistence.Http;

/// <summary>
/// Proofs that an application holds its certificate's key, in place of a secret (RFC 7523, 2.2), in the form that the directory asks
/// for ("Microsoft identity platform application authentication certificate credentials"): PS256, the certificate named by <c>x5t#S256</c>.
/// </summary>
internal sealed class ClientAssertions(IIdSource ids, TimeProvider time)
{
    /// <summary>The value of <c>client_assertion_type</c>.</summary>
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private const int ShortestKey = 2048;

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    // A kept provider would outlive the certificate's key and then sign nothing.
    private static readonly CryptoProviderFactory Signatures = new() { CacheSignatureProviders = false };

    /// <summary>A new one at each call; it holds for five minutes.</summary>
    /// <param name="service">The token service's address, for which alone it holds.</param>
    /// <exception cref="FormatException">The certificate is not base64.</exception>
    /// <exception cref="CryptographicException">It can't be read with the password, or has no RSA key of 2048 bits or more.</exception>
    public string Make(string clientId, Uri service, string pfx, string password)
    {
        using var certificate = CallerCertificate.Load(pfx, password);
        using var key = certificate.GetRSAPrivateKey();
        if (key is not { KeySize: >= ShortestKey })
        {
            throw new CryptographicException($"The certificate has no RSA key of {ShortestKey} bits or more.");
        }

        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = clientId,
            Audience = service.AbsoluteUri,
            NotBefore = now,
            IssuedAt = now,
            Expires = now + Lasts,
            Claims = new Dictionary<string, object> { ["sub"] = clientId, ["jti"] = ids.Next().ToString() },
            AdditionalHeaderClaims = new Dictionary<string, object> { ["x5t#S256"] = Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256)) },
            SigningCredentials = new(new RsaSecurityKey(key), SecurityAlgorithms.RsaSsaPssSha256) { CryptoProviderFactory = Signatures },
        });
    }
}
