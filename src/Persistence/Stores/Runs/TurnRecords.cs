namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>A port that handlers of changes may ask for, made over the context of the turn. Register one for each port beside the campaign store.</summary>
public sealed record TurnRecords(Type Port, Func<TrackerDbContext, object> Make)
{
    public static TurnRecords Of<TPort>(Func<TrackerDbContext, TPort> make)
        where TPort : class => new(typeof(TPort), make);
}
