using Microsoft.Extensions.Logging;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>What the engine logs. Ids only: no inputs, outputs or names of people.</summary>
internal static partial class Logs
{
    [LoggerMessage(2001, LogLevel.Error, "Run {Run} could not be advanced.")]
    public static partial void RunFaulted(ILogger logger, Exception fault, Guid run);

    [LoggerMessage(2002, LogLevel.Warning, "A batch with {Requests} requests failed; it goes again piece by piece.")]
    public static partial void BatchFailed(ILogger logger, Exception fault, int requests);

    [LoggerMessage(2003, LogLevel.Debug, "A batch met a lock or a lost connection on try {Attempt}; it goes again.")]
    public static partial void BatchTriedAgain(ILogger logger, Exception fault, int attempt);

    [LoggerMessage(2004, LogLevel.Error, "Work item {Item} failed for the {Attempt}. time and is put off.")]
    public static partial void ItemPutOff(ILogger logger, Exception fault, Guid item, int attempt);

    [LoggerMessage(2005, LogLevel.Error, "An event could not start the flow {Flow}.")]
    public static partial void FlowNotStarted(ILogger logger, Exception fault, string flow);

    [LoggerMessage(2006, LogLevel.Error, "A turn of the loop failed; it goes on in {Seconds} s.")]
    public static partial void LoopFailed(ILogger logger, Exception fault, double seconds);

    [LoggerMessage(2007, LogLevel.Warning, "The call {Key} could not be performed.")]
    public static partial void CallFailed(ILogger logger, Exception fault, string key);

    [LoggerMessage(2009, LogLevel.Error, "The event {Event} could not be dispatched, for the {Attempt}. time.")]
    public static partial void EventFailed(ILogger logger, Exception fault, Guid @event, int attempt);

    [LoggerMessage(2008, LogLevel.Warning, "The lease of the call {Key} was lost; another node has taken it over.")]
    public static partial void LeaseLost(ILogger logger, string key);

    [LoggerMessage(2010, LogLevel.Warning, "The move {Move} has left {Reasons} kinds of runs where they were: they could not be taken up by the new version.")]
    public static partial void MoveLeftRuns(ILogger logger, Guid move, int reasons);

    [LoggerMessage(2011, LogLevel.Warning, "Undoing the move {Move} has left the run {Run} where it is: where it stands, or where it stood before, can't be read.")]
    public static partial void RunNotPutBack(ILogger logger, Exception fault, Guid move, Guid run);
}
