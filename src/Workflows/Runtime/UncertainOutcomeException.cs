namespace CampaignTracker.Workflows.Runtime;

/// <summary>
/// The connection broke during the commit, so that nobody here knows whether it was done. Told to whoever asked without a key: with a
/// key the request is made again by itself, and counts once.
/// </summary>
public sealed class UncertainOutcomeException(Exception cause)
    : Exception("The connection to the database broke while this was being saved. It may have been done or not: look before you ask for it again.", cause);
