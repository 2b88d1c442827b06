using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Scheduling.WorkingDays;

/// <summary>When flows are told that a consultation closes: in earnest and in a rehearsal on the same mornings.</summary>
public static class ClosingDays
{
    /// <summary>Calendar days before the closing day from which it may be near. Holidays included, the longest distance lies well within.</summary>
    public const int Ahead = 40;

    /// <summary>When the days are counted, by the clock of the site's zone: before people come.</summary>
    public static readonly TimeOnly Morning = new(6, 0);

    /// <summary>Every morning on which one of the closing days may be near, the closing days included. In order, each once.</summary>
    public static IEnumerable<DateTimeOffset> Mornings(IEnumerable<DateOnly> closingDays, Zone zone) => closingDays
        .SelectMany(closes => Enumerable.Range(0, Ahead + 1).Select(back => closes.AddDays(-back)))
        .Distinct().Order().Select(day => zone.ToInstant(day, Morning));

    /// <summary>Tells flows of a consultation what is owed to them today; nothing where it is not open, has closed or is far off.</summary>
    /// <returns>False where there was nothing to tell.</returns>
    public static bool Tell(Consultation consultation, IWorkingDays days, DateTimeOffset now, Zone zone)
    {
        var today = zone.DayOf(now);
        if (consultation.Status != ConsultationStatus.Open || consultation.ClosesOn < today || consultation.ClosesOn > today.AddDays(Ahead))
        {
            return false;
        }

        var opened = zone.DayOf(consultation.Changes.Where(c => c.Status == ConsultationStatus.Open).Max(c => c.At));
        return consultation.AnnounceClosing(
            days.Between(today, consultation.ClosesOn), days.Between(opened, consultation.ClosesOn), new Stamp(Origin.Calendar, now));
    }
}
