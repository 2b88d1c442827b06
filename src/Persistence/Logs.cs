using Microsoft.Extensions.Logging;

namespace CampaignTracker.Persistence;

/// <summary>What persistence logs. Ids and counts only.</summary>
internal static partial class Logs
{
    [LoggerMessage(3001, LogLevel.Error, "Housekeeping could not be scheduled; that is tried again in {Seconds} s.")]
    public static partial void HousekeepingNotScheduled(ILogger logger, Exception fault, double seconds);

    [LoggerMessage(3002, LogLevel.Information, "Housekeeping took away {Journal} journal rows, {Contents} large values, {Outbox} dispatched events, {TriggerHistory} lines of trigger history and {Keys} keys of requests.")]
    public static partial void Purged(ILogger logger, int journal, int contents, int outbox, int triggerHistory, int keys);

    [LoggerMessage(3003, LogLevel.Error, "The recurring flows could not be read; that is tried again in {Seconds} s. A new database is made ready by the migrate command.")]
    public static partial void SchedulesNotRead(ILogger logger, Exception fault, double seconds);

    [LoggerMessage(3004, LogLevel.Warning, "What was committed could not be copied into the database file yet. It is safe in the log beside it; the copying is tried again after the next commits.")]
    public static partial void CheckpointFailed(ILogger logger, Exception fault);

    [LoggerMessage(3005, LogLevel.Error, "The recurrences of the flow version {Version} are not scheduled: it can't be read. Publish the flow again; the other flows recur as they should.")]
    public static partial void FlowNotScheduled(ILogger logger, Exception fault, Guid version);

    [LoggerMessage(3006, LogLevel.Information, "The zones' rules are of another release than the last time: {Runs} runs have worked out their times again.")]
    public static partial void ZonesFollowed(ILogger logger, int runs);

    [LoggerMessage(3007, LogLevel.Information, "Flows were told that {Consultations} consultations close soon.")]
    public static partial void ClosingsTold(ILogger logger, int consultations);
}
