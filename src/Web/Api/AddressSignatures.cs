using System.Security.Cryptography;
using System.Text;
using CampaignTracker.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace CampaignTracker.Web.Api;

/// <summary>
/// Signs addresses that machines call: HMAC-SHA256 over the purpose and what the address is for, under a key of this installation. The
/// key stands in the data folder, protected by data protection, so that an address stays the same over restarts and on every node. It
/// does not expire. Safe for use from several threads.
/// </summary>
internal sealed class AddressSignatures(DataFolder folder, IDataProtectionProvider protection)
{
    private const int KeyBytes = 32;

    private readonly Lazy<byte[]> _key = new(() => ReadKey(Path.Combine(folder.Keys, "addresses.key"), protection.CreateProtector("CampaignTracker.Addresses")));

    /// <param name="revision">What the flow's author changes to make earlier addresses useless; empty at first.</param>
    public string OfTrigger(Guid flow, string trigger, string revision) => Sign($"flow-trigger\n{flow}\n{trigger.ToUpperInvariant()}\n{revision}");

    /// <summary>Good for every callback of one run, and of no other.</summary>
    public string OfCallbacks(Guid run) => Sign($"callback\n{run}");

    /// <summary>In a time that does not tell how much of it was right.</summary>
    public static bool Match(string expected, string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));

    private string Sign(string text) => WebEncoders.Base64UrlEncode(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(text)));

    private static byte[] ReadKey(string file, IDataProtector protector)
    {
        if (!File.Exists(file))
        {
            Make(file, protector);
        }

        return protector.Unprotect(File.ReadAllBytes(file));
    }

    // Where two nodes make it at once, the one that moves its file first wins, and both read that one.
    private static void Make(string file, IDataProtector protector)
    {
        var own = $"{file}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        File.WriteAllBytes(own, protector.Protect(RandomNumberGenerator.GetBytes(KeyBytes)));
        try
        {
            File.Move(own, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(own);
        }
    }
}
