using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Briefings;

/// <summary>A line break in a subject would start a header of the writer's choosing.</summary>
public sealed record SubjectIsOneLine(int Length) : Rule
{
    public const int Longest = 200;

    public override string Sentence => $"A subject is one line of at most {Longest} characters, without line breaks or other control characters.";

    public static string Check(string subject)
    {
        var trimmed = TextIsGiven.Check(subject, "The subject");
        Require(trimmed.Length <= Longest && !trimmed.Any(char.IsControl), new SubjectIsOneLine(trimmed.Length));
        return trimmed;
    }
}
