namespace CampaignTracker.Domain.Campaigns;

public static class StageEndings
{
    /// <summary>The ending in a reader's words, such as "took too long"; as a list of visits shows it.</summary>
    public static string Word(StageEnding ending) => ending switch
    {
        StageEnding.Succeeded => "completed",
        StageEnding.Failed => "failed",
        StageEnding.TimedOut => "took too long",
        StageEnding.Skipped => "skipped",
        StageEnding.Cancelled => "broken off",
    };
}
