using System.Text.RegularExpressions;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Campaigns;

public sealed partial record CampaignKeyIsASlug(string Key) : Rule
{
    public override string Sentence => $"'{Key}' can't be a campaign's key: use up to 80 lower-case letters and digits, with single hyphens between words.";

    public static bool Holds(string key) => key.Length <= 80 && Slug().IsMatch(key);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Slug();
}

public sealed record CampaignIsActive(string Title) : Rule
{
    public override string Sentence => $"'{Title}' is closed. Open it again before you change it.";
}

public sealed record OnlyAClosedCampaignIsReopened(string Title) : Rule
{
    public override string Sentence => $"'{Title}' is not closed.";
}

public sealed record StageExists(string Stage) : Rule
{
    public override string Sentence => $"This campaign has no stage '{Stage}'.";
}

public sealed record StageKeyIsUnique(string Stage) : Rule
{
    public override string Sentence => $"This campaign already has a stage '{Stage}'.";
}

/// <summary>One stage is open once at a time; different stages may overlap.</summary>
public sealed record StageIsNotOpen(string Stage) : Rule
{
    public override string Sentence => $"The stage '{Stage}' is already open. Complete this visit before you enter it again.";
}

public sealed record StageIsOpen(string Stage) : Rule
{
    public override string Sentence => $"The stage '{Stage}' is not open, so it can't be completed.";
}

public sealed record VisitEndsAfterItStarts(string Stage) : Rule
{
    public override string Sentence => $"The stage '{Stage}' can't be left before it was entered.";
}

public sealed record PersonIsOnTheTeam(string UserName) : Rule
{
    public override string Sentence => $"{UserName} is not on this campaign's team.";
}

public sealed record PersonJoinsTheTeamOnce(string UserName) : Rule
{
    public override string Sentence => $"{UserName} is already on this campaign's team.";
}
