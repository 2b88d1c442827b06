namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>Which of SQL Server's errors pass by themselves.</summary>
internal static class SqlServerFaults
{
    /// <summary>From this severity on, the server has ended the connection.</summary>
    private const byte ConnectionEnds = 20;

    private static readonly HashSet<int> Connection =
    [
        // The command took longer than its timeout, mostly waiting for a lock.
        -2,

        // No connection, or it broke: from the client, from Windows' sockets, from Linux'.
        -1, 2, 20, 53, 64, 121, 233, 258, 104, 110, 111, 113, 10053, 10054, 10060, 10061, 11001,
    ];

    private static readonly HashSet<int> Transient =
    [
        .. Connection,

        // Locks: a deadlock, no lock memory, a lock that took too long, versions of rows that collided.
        1205, 1204, 1222, 3960,

        // The server is starting, stopping, paused, failing over, or out of memory or workers.
        701, 802, 8645, 8651, 921, 922, 976, 983, 4060, 4221, 6005, 17142, 17197, 18401,

        // Azure SQL Database: moved, throttled, busy.
        615, 926, 10928, 10929, 10936, 40143, 40197, 40501, 40540, 40613, 49918, 49919, 49920,
    ];

    /// <param name="number">SqlException.Number</param>
    /// <param name="severity">SqlException.Class</param>
    public static bool IsTransient(int number, byte severity) => severity >= ConnectionEnds || Transient.Contains(number);

    /// <summary>Whether the server's answer did not arrive.</summary>
    public static bool IsConnection(int number, byte severity) => severity >= ConnectionEnds || Connection.Contains(number);
}
