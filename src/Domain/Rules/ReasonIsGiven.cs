namespace CampaignTracker.Domain.Rules;

public sealed record ReasonIsGiven(string Action) : Rule
{
    public override string Sentence => $"Say why: {Action} needs a reason, so that the history can be understood later.";

    public static void Check(Events.Stamp stamp, string action) =>
        Require(!string.IsNullOrWhiteSpace(stamp.Why), new ReasonIsGiven(action));
}
