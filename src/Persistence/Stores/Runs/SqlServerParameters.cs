using System.Data.Common;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>
/// SQL Server keeps a plan for every declaration of parameters that it has met, and SqlClient declares a text or bytes by their very length.
/// A run's state is of another length in each turn, so each turn would be compiled anew.
/// </summary>
internal static class SqlServerParameters
{
    private const int LongestText = 4000;
    private const int LongestBytes = 8000;
    private const int Max = -1;

    /// <summary>Declares texts and bytes as long as SQL Server goes without (max), and longer ones as (max); null as a text. Anything else by its type.</summary>
    public static void Declare(DbParameter parameter) => parameter.Size = parameter.Value switch
    {
        string { Length: <= LongestText } => LongestText,
        byte[] { Length: <= LongestBytes } => LongestBytes,
        string or byte[] => Max,
        _ => 0,
    };
}
