namespace CampaignTracker.Persistence.Tests.Recordings;

/// <summary>Runs only where <c>TRACKER_RECORD_RUNS</c> names the recordings to make.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecordAnewFactAttribute : FactAttribute
{
    public const string Variable = "TRACKER_RECORD_RUNS";

    public RecordAnewFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
        {
            Skip = $"Set {Variable} to a name, such as a month, to record the samples anew.";
        }
    }
}
