using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.People;
using CampaignTracker.Web.Pieces;

namespace CampaignTracker.Web.Reading;

/// <summary>An anonymous sighting in casework.</summary>
public sealed record ObservationLine(string What, int Count, string Place, DateOnly SeenOn, Origin RecordedBy, string? ConfirmedAnonymous);

/// <summary>One try to reach the person with the power.</summary>
public sealed record AttemptLine(
    Guid Id, string Whom, ContactChannel Channel, ContactOutcome Outcome, string? Note, DateOnly On, DateOnly? NextTry, string? ReferredTo, bool HoldsThePower)
{
    public StatusKind Kind => Outcome switch
    {
        ContactOutcome.NoReply => StatusKind.Quiet,
        ContactOutcome.TurnedAway => StatusKind.Stopped,
        ContactOutcome.Referred => StatusKind.Active,
        ContactOutcome.Met => StatusKind.Done,
    };
}
