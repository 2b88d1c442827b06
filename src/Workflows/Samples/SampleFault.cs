namespace CampaignTracker.Workflows.Samples;

/// <summary>What is wrong with a sample, and where: a file, and a path inside it such as <c>people[2].email</c> (empty: the file as a whole).</summary>
public sealed record SampleFault(string File, string Path, string Message)
{
    public override string ToString() => Path.Length == 0 ? $"{File}: {Message}" : $"{File} {Path}: {Message}";
}
