namespace CampaignTracker.Persistence.Tests.Databases;

/// <summary>The tests of this class run only where the environment variable holds a connection string; else they are shown as skipped.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsServerAttribute(string variable) : Attribute
{
    public string Variable { get; } = variable;
}
