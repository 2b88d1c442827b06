namespace CampaignTracker.Workflows.Samples;

/// <summary>The files of a sample by their names relative to its folder, with forward slashes.</summary>
public static class SampleFolder
{
    private const long LargestFile = 16 * 1024 * 1024;

    /// <summary>Reads the <c>.json</c> and <c>.md</c> files of a folder and the folders in it; others are left alone.</summary>
    /// <exception cref="DirectoryNotFoundException"/>
    /// <exception cref="IOException">A file can not be read, or is larger than 16 MB.</exception>
    public static IReadOnlyDictionary<string, string> Load(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (file.Extension is ".json" or ".md")
            {
                var name = Path.GetRelativePath(folder, file.FullName).Replace('\\', '/');
                files[name] = file.Length <= LargestFile ? File.ReadAllText(file.FullName) : throw new IOException($"{name} is larger than 16 MB.");
            }
        }

        return files;
    }
}
