using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CampaignTracker.Persistence.Http;

/// <summary>Reads the certificate by which a call says who calls.</summary>
internal static class CallerCertificate
{
    /// <param name="pfx">PKCS #12, in base64.</param>
    /// <returns>The certificate with its private key; the caller disposes it.</returns>
    /// <exception cref="FormatException">It is not base64.</exception>
    /// <exception cref="CryptographicException">It is no PKCS #12, has no private key, or the password is another.</exception>
    public static X509Certificate2 Load(string pfx, string password)
    {
        var certificate = X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(pfx), password);
        if (certificate.HasPrivateKey)
        {
            return certificate;
        }

        certificate.Dispose();
        throw new CryptographicException("The certificate has no private key.");
    }
}
