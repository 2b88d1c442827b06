using CampaignTracker.Workflows.Samples;

namespace CampaignTracker.Web.Reading;

/// <summary>The samples that came with the product, read once. One with faults is left out: it could not be started.</summary>
public sealed class SampleShelf
{
    private readonly Lazy<IReadOnlyDictionary<string, Sample>> _samples = new(() => Read(Path.Combine(AppContext.BaseDirectory, "samples")));

    public IReadOnlyCollection<Sample> All => [.. _samples.Value.Values.OrderBy(sample => sample.Campaign.Outline.Title, StringComparer.CurrentCulture)];

    public Sample? Find(string? key) => key is not null && _samples.Value.TryGetValue(key, out var sample) ? sample : null;

    private static Dictionary<string, Sample> Read(string folder) =>
        System.IO.Directory.Exists(folder)
            ? System.IO.Directory.EnumerateDirectories(folder)
                .Select(sample => SampleReader.Read(SampleFolder.Load(sample)).Sample).OfType<Sample>()
                .ToDictionary(sample => sample.Campaign.Key)
            : [];
}
