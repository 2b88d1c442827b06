using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CampaignTracker.Persistence.Mail;

/// <summary>Lets a mail server show a certificate that no authority vouches for, if it is the one named in Mail:TrustedCertificate.</summary>
internal static class PinnedCertificate
{
    /// <summary>Nothing changes where no fingerprint is given.</summary>
    /// <remarks>System.Net.Mail asks this callback of the process and no other; HttpClient does not use it. Every other certificate is judged as before.</remarks>
    public static void Trust(string fingerprint)
    {
        if (fingerprint.Length > 0)
        {
#pragma warning disable SYSLIB0014 // The only place where System.Net.Mail lets a certificate be judged.
            ServicePointManager.ServerCertificateValidationCallback = (_, certificate, _, errors) => Accepts(fingerprint, certificate, errors);
#pragma warning restore SYSLIB0014
        }
    }

    internal static bool Accepts(string fingerprint, X509Certificate? certificate, SslPolicyErrors errors) => errors == SslPolicyErrors.None
        || (certificate is not null && string.Equals(certificate.GetCertHashString(HashAlgorithmName.SHA256), fingerprint, StringComparison.OrdinalIgnoreCase));
}
