using System.IO.Compression;

namespace CampaignTracker.Workflows.Language.Definitions;

/// <summary>An exported package (<c>Microsoft.Flow/flows/*/definition.json</c>) or solution (<c>Workflows/*.json</c>) as a zip.</summary>
public static class FlowPackage
{
    /// <summary>A definition larger than this is refused: 16 MiB.</summary>
    public const int MaxDefinitionBytes = 16 * 1024 * 1024;

    /// <summary>More flows than this in one package are refused.</summary>
    public const int MaxFlows = 1000;

    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Each flow of the package with the entry it stands in. Faults carry the entry's name before their path.</summary>
    public static IReadOnlyList<(string Entry, FlowDocument Flow)> Read(byte[] zip, FaultList faults)
    {
        var flows = new List<(string, FlowDocument)>();
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip, writable: false));
            foreach (var entry in archive.Entries.Where(e => IsFlow(e.FullName)).Take(MaxFlows))
            {
                ReadEntry(entry, flows, faults);
            }
        }
        catch (InvalidDataException fault)
        {
            faults.Error("", "NotAPackage", $"The zip can't be read: {fault.Message}");
            return flows;
        }

        if (flows.Count == 0 && !faults.HasErrors)
        {
            faults.Error("", "NoFlow", "The zip holds no flow: neither Microsoft.Flow/flows/*/definition.json nor Workflows/*.json is in it.");
        }

        return flows;
    }

    private static bool IsFlow(string name)
    {
        var path = name.Replace('\\', '/');
        return (path.Contains("Microsoft.Flow/flows/", StringComparison.OrdinalIgnoreCase) && path.EndsWith("/definition.json", StringComparison.OrdinalIgnoreCase))
            || (path.StartsWith("Workflows/", StringComparison.OrdinalIgnoreCase) && path.EndsWith(".json", StringComparison.OrdinalIgnoreCase));
    }

    private static void ReadEntry(ZipArchiveEntry entry, List<(string, FlowDocument)> flows, FaultList faults)
    {
        if (entry.Length > MaxDefinitionBytes)
        {
            faults.Error(entry.FullName, "TooLarge", $"The flow is larger than {MaxDefinitionBytes / 1024 / 1024} MiB.");
            return;
        }

        using var content = new MemoryStream();
        using (var stream = entry.Open())
        {
            // The length in the directory may lie: copy no more than is allowed.
            var buffer = new byte[81920];
            int read;
            while (content.Length <= MaxDefinitionBytes && (read = stream.Read(buffer)) > 0)
            {
                content.Write(buffer, 0, read);
            }
        }

        var own = new FaultList();
        if (FlowDocument.Read(content.ToArray(), own) is { } flow)
        {
            flows.Add((entry.FullName, flow with { Form = FlowDocumentForm.Package }));
        }

        faults.AddUnder(entry.FullName, own);
    }
}
