using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Campaigns;

/// <summary>One person's time on the team. Who comes back gets a second line. <see cref="HistoryEntry.At"/> is when the joining was recorded.</summary>
public sealed class TeamMember : HistoryEntry
{
    private TeamMember() => (UserName, DisplayName, Part) = (null!, null!, null!);

    internal TeamMember(int number, string userName, string displayName, string part, DateOnly from, Stamp stamp)
        : base(number, stamp)
    {
        UserName = TextIsGiven.Check(userName, "The sign-in name");
        DisplayName = TextIsGiven.Check(displayName, "The name");
        Part = part.Trim();
        From = from;
    }

    public string UserName { get; private set; }

    public string DisplayName { get; private set; }

    /// <summary>What they do on it, for example "policy officer".</summary>
    public string Part { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>The last day, inclusive; null while on the team.</summary>
    public DateOnly? To { get; private set; }

    public Origin? LeftBy { get; private set; }

    public string? LeftWhy { get; private set; }

    internal void Leave(DateOnly to, Stamp stamp)
    {
        EndIsNotBeforeStart.Check(From, to);
        To = to;
        LeftBy = stamp.By;
        LeftWhy = stamp.Why;
    }
}
