using System.Text.Json;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Cli;

/// <summary>Reads what the command line names, and says in words when it can't.</summary>
internal static class Files
{
    /// <exception cref="InputException">There is no such file, or it is not JSON.</exception>
    public static Value Json(string path)
    {
        try
        {
            return ValueJson.Parse(Bytes(path));
        }
        catch (JsonException fault)
        {
            throw new InputException($"{path} is not JSON: {fault.Message}");
        }
    }

    /// <exception cref="InputException">There is no such file.</exception>
    public static byte[] Bytes(string path) => File.Exists(path) ? File.ReadAllBytes(path) : throw Missing(path);

    /// <exception cref="InputException">There is no such file.</exception>
    public static IEnumerable<string> Lines(string path) => File.Exists(path) ? File.ReadLines(path) : throw Missing(path);

    private static InputException Missing(string path) => new($"There is no file {path}.");
}
