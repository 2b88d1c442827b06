using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.People;

/// <summary>A position held from one day to another, for example "Minister for Immigration".</summary>
public sealed class Role : HistoryEntry
{
    private Role() => Title = null!;

    internal Role(int number, string title, OrganisationId? organisation, DateOnly from, Stamp stamp)
        : base(number, stamp)
    {
        Title = TextIsGiven.Check(title, "The role");
        OrganisationId = organisation;
        From = from;
    }

    public string Title { get; private set; }

    public OrganisationId? OrganisationId { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>The last day, inclusive; null while held.</summary>
    public DateOnly? To { get; private set; }

    public Origin? LeftBy { get; private set; }

    public string? LeftWhy { get; private set; }

    internal void Leave(DateOnly to, Stamp stamp)
    {
        EndIsNotBeforeStart.Check(From, to);
        (To, LeftBy, LeftWhy) = (to, stamp.By, stamp.Why);
    }
}
