namespace CampaignTracker.Cli;

/// <summary>The command was not written as it must be; ends with exit code 2.</summary>
public sealed class UsageException(string message) : Exception(message);
