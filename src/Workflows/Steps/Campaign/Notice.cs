using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Tells people something about what a step waits for: a reminder of it, an escalation, a deadline that has passed.</summary>
internal static class Notice
{
    public const string ChangeKind = "Notify";

    /// <summary>What a notice is about that comes again until somebody acts.</summary>
    public const string Reminded = "reminded";

    public static void Send(StepRun run, string about, Value? to, string title, string text)
    {
        var people = People.List(to);
        if (people.Count > 0)
        {
            run.Change(ChangeKind, ObjectValue.Of(("about", Value.Of(about)), ("to", people), ("title", Value.Of(title)), ("text", Value.Of(text))), comesAgain: about == Reminded);
        }

        run.Note(ObjectValue.Of((about, people)));
    }
}
