namespace CampaignTracker.Cli;

/// <summary>A file the command was given can not be used; ends with exit code 1.</summary>
public sealed class InputException(string message) : Exception(message);
