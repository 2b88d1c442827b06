namespace CampaignTracker.Workflows.Samples;

/// <summary>A sample, or everything that is wrong with its files; never both.</summary>
public sealed record SampleReading(Sample? Sample, IReadOnlyList<SampleFault> Faults);
