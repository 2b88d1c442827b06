namespace CampaignTracker.Domain.Time;

public enum DatePrecision
{
    Day,
    Month,
    Year,
}
