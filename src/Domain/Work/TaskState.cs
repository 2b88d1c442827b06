namespace CampaignTracker.Domain.Work;

public enum TaskState
{
    Open,
    Done,
    Dropped,
}
