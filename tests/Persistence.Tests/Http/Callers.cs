using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence.Http;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Tests.Http;

/// <summary>Who calls in the tests of this folder: handlers over given settings, the work they get, certificates.</summary>
internal static class Callers
{
    public static HttpCallOptions Allowing { get; } = new() { AllowPrivateHosts = ["127.0.0.1"] };

    public static HttpCallHandler Over(HttpCallOptions calls, TimeProvider? time = null, HostIdentityOptions? host = null, GuardedConnections? connections = null)
    {
        var options = Options.Create(calls);
        var clock = time ?? TimeProvider.System;
        return new(new CallClients(connections ?? new GuardedConnections(options)), options, Options.Create(host ?? new()), new TimeOrderedIds(clock), clock);
    }

    public static CallWork Work(string inputs) => new("run/1/1", "Http", ValueJson.Parse(inputs), null, 1, 1, default);

    public static X509Certificate2 Certificate(string subject, int bits = 2048)
    {
        using var key = RSA.Create(bits);
        var now = TimeProvider.System.GetUtcNow();
        using var made = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
    }
}
