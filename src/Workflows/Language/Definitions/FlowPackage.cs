using System.IO.Compression;

namespace CampaignTracker.Workflows.Language.Definitions;

/// <summary>
/// An exported package (<c>Microsoft.Flow/flows/*/definition.json</c>), a solution (<c>Workflows/*.json</c>) or a Logic Apps Standard project
/// (<c>*/workflow.json</c>) as a zip.
/// </summary>
public static class FlowPackage
{
    /// <summary>A definition larger than this is refused: 16 MiB.</summary>
    public const int MaxDefinitionBytes = 16 * 1024 * 1024;

    /// <summary>More flows than this in one package are refused.</summary>
    public const int MaxFlows = 1000;

    /// <summary>All flows of a package together, unpacked: 64 MiB.</summary>
    public const int MaxPackageBytes = 64 * 1024 * 1024;

    private const int IdLength = 36;

    private const string InProject = "/workflow.json";

    /// <summary>One that holds nothing begins with its end.</summary>
    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Each flow of the package with the entry it stands in. Faults carry the entry's name before their path.</summary>
    public static IReadOnlyList<(string Entry, FlowDocument Flow)> Read(byte[] zip, FaultList faults)
    {
        var flows = new List<(string, FlowDocument)>();
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip, writable: false));
            ReadAll([.. archive.Entries.Where(e => IsFlow(e.FullName))], flows, faults);
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            faults.Error("", "NotAPackage", $"The zip can't be read: {fault.Message}");
            return flows;
        }

        if (flows.Count == 0 && !faults.HasErrors)
        {
            faults.Error("", "NoFlow", "The zip holds no flow: none of Microsoft.Flow/flows/*/definition.json, Workflows/*.json and */workflow.json is in it.");
        }

        return flows;
    }

    private static void ReadAll(List<ZipArchiveEntry> entries, List<(string, FlowDocument)> flows, FaultList faults)
    {
        if (entries.Count > MaxFlows)
        {
            faults.Error("", "TooManyFlows", $"The zip holds {entries.Count:N0} flows; {MaxFlows:N0} are read at most.");
            return;
        }

        var (names, left) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), (long)MaxPackageBytes);
        foreach (var entry in entries)
        {
            if (!names.Add(Path(entry.FullName)))
            {
                faults.Error(entry.FullName, "DuplicateName", "The zip holds this file twice. Which of them is meant can't be told.");
            }
            else if (Path(entry.FullName).Split('/').Contains(".."))
            {
                faults.Error(entry.FullName, "BadName", "The file's name leads out of the zip.");
            }
            else
            {
                ReadEntry(entry, flows, faults, ref left);
            }
        }
    }

    /// <summary>What <see cref="ZipArchive"/> throws at bytes that are no zip, or a broken one.</summary>
    private static bool IsDamage(Exception fault) => fault is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException;

    private static string Path(string name) => name.Replace('\\', '/');

    private static bool IsFlow(string name)
    {
        var path = Path(name);
        return (path.Contains("Microsoft.Flow/flows/", StringComparison.OrdinalIgnoreCase) && path.EndsWith("/definition.json", StringComparison.OrdinalIgnoreCase))
            || (IsInWorkflows(path) && path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            || path.EndsWith(InProject, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A solution zipped again by hand has one more folder around it.</summary>
    private static bool IsInWorkflows(string path) =>
        path.StartsWith("Workflows/", StringComparison.OrdinalIgnoreCase) || path.Contains("/Workflows/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name a solution gives a flow only in its file's: <c>Weekly letter-{id}.json</c>; a project, in its folder's.</summary>
    private static string NameOf(string entry)
    {
        if (Path(entry).EndsWith(InProject, StringComparison.OrdinalIgnoreCase))
        {
            return Path(entry)[..^InProject.Length].Split('/')[^1];
        }

        var name = System.IO.Path.GetFileNameWithoutExtension(Path(entry));
        return name.Length > IdLength + 1 && name[^(IdLength + 1)] == '-' && Guid.TryParse(name.AsSpan(name.Length - IdLength), out _) ? name[..^(IdLength + 1)] : name;
    }

    private static void ReadEntry(ZipArchiveEntry entry, List<(string, FlowDocument)> flows, FaultList faults, ref long left)
    {
        byte[]? content;
        var most = Math.Min(MaxDefinitionBytes, left);
        try
        {
            content = Unpack(entry, most);
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            faults.Error(entry.FullName, "NotAPackage", $"This file of the zip can't be read: {fault.Message}");
            return;
        }

        if (content is null)
        {
            faults.Error(entry.FullName, "TooLarge", $"The flow is larger than {MaxDefinitionBytes / 1024 / 1024} MiB, or all flows of the zip are larger than {MaxPackageBytes / 1024 / 1024} MiB.");

            // One that lies about its length has been unpacked up to here.
            left -= entry.Length > most ? 0 : most;
            return;
        }

        left -= content.Length;
        var own = new FaultList();
        if (FlowDocument.Read(content, own) is { } flow)
        {
            flows.Add((entry.FullName, flow with { Form = FlowDocumentForm.Package, Name = flow.Name ?? NameOf(entry.FullName) }));
        }

        faults.AddUnder(entry.FullName, own);
    }

    /// <summary>Null where it is larger than allowed. The length in the zip's directory may lie, so no more is unpacked than that.</summary>
    private static byte[]? Unpack(ZipArchiveEntry entry, long most)
    {
        if (entry.Length > most)
        {
            return null;
        }

        using var content = new MemoryStream();
        using var stream = entry.Open();
        var buffer = new byte[81920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (content.Length + read > most)
            {
                return null;
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
