using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Consultations;

public sealed class ConsultationChange : HistoryEntry
{
    private ConsultationChange()
    {
    }

    internal ConsultationChange(int number, ConsultationStatus status, Stamp stamp)
        : base(number, stamp) => Status = status;

    public ConsultationStatus Status { get; private set; }
}
