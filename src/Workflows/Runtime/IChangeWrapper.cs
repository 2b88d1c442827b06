namespace CampaignTracker.Workflows.Runtime;

/// <summary>Adds something to changes that others make: mail to those whom they concern, for example. Applied to every handler, once, when the engine is put together.</summary>
public interface IChangeWrapper
{
    /// <summary>The handler itself where there is nothing to add.</summary>
    IChangeHandler Around(IChangeHandler inner);
}
