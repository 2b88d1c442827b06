namespace CampaignTracker.Domain.Legislation;

public enum InstrumentKind
{
    Bill,
    StatutoryInstrument,
}
