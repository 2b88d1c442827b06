using System.IO.Compression;
using System.Text;
using CampaignTracker.Workflows.Samples;

namespace CampaignTracker.Cli.Verbs;

/// <summary>The files of a campaign, in a folder or in a zip.</summary>
internal static class CampaignFiles
{
    private const long LargestEntry = 16 * 1024 * 1024;

    public static bool IsZip(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="InputException">There is nothing at the path, or the zip can't be read.</exception>
    public static IReadOnlyDictionary<string, string> Load(string path)
    {
        if (!IsZip(path))
        {
            return Directory.Exists(path) ? SampleFolder.Load(path) : throw new InputException($"There is no folder {path}.");
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(Files.Bytes(path)));
            return archive.Entries
                .Where(entry => entry.FullName.EndsWith(".json", StringComparison.Ordinal) || entry.FullName.EndsWith(".md", StringComparison.Ordinal))
                .DistinctBy(entry => entry.FullName)
                .ToDictionary(entry => entry.FullName.Replace('\\', '/'), Read);
        }
        catch (InvalidDataException fault)
        {
            throw new InputException($"{path} can't be read: {fault.Message}");
        }
    }

    public static void Save(IReadOnlyDictionary<string, string> files, string path)
    {
        if (IsZip(path))
        {
            using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
            foreach (var (name, text) in files)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }

            return;
        }

        foreach (var (name, text) in files)
        {
            var file = Path.Combine(path, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    /// <summary>The length in a zip's directory may lie, so that no more than is allowed is read.</summary>
    private static string Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var buffer = new byte[LargestEntry + 1];
        var length = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return length <= LargestEntry ? Encoding.UTF8.GetString(buffer, 0, length) : throw new InputException($"{entry.FullName} is larger than 16 MB.");
    }
}
