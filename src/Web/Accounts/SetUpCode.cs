using System.Security.Cryptography;
using System.Text;
using CampaignTracker.Web.Hosting;

namespace CampaignTracker.Web.Accounts;

/// <summary>
/// Whoever sets up the first administrator proves that they can read the server's data folder: without that, the first
/// visitor of a new site could take it over. The file goes when it has been used.
/// </summary>
internal sealed class SetUpCode(DataFolder folder)
{
    private readonly Lock _gate = new();

    public string File => Path.Combine(folder.Root, "set-up-code.txt");

    public bool IsRight(string? typed)
    {
        var expected = Encoding.UTF8.GetBytes(Ensure());
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(typed?.Trim() ?? ""));
    }

    /// <summary>The present code; made when there is none.</summary>
    public string Ensure()
    {
        lock (_gate)
        {
            if (!System.IO.File.Exists(File))
            {
                System.IO.File.WriteAllText(File, RandomNumberGenerator.GetHexString(10, lowercase: true));
            }
            return System.IO.File.ReadAllText(File).Trim();
        }
    }

    public void Forget() => System.IO.File.Delete(File);
}
