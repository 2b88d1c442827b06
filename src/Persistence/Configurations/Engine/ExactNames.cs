using CampaignTracker.Persistence.Engine;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Configurations.Engine;

/// <summary>
/// SQL Server compares texts without regard to case unless it is told otherwise. To the engine two request keys, event names or triggers
/// that differ by case are two, as they are on the other databases. (Spaces at the end are never compared by SQL Server.)
/// </summary>
internal static class ExactNames
{
    private const string ByCodePoint = "Latin1_General_100_BIN2";

    /// <summary>Every short text of the engine's tables: they are names and keys. The long ones are never compared.</summary>
    public static void Apply(ModelBuilder builder)
    {
        var texts = builder.Model.GetEntityTypes().Where(t => t.ClrType.Namespace == typeof(RunRow).Namespace)
            .SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(string) && p.GetMaxLength() is not null);
        foreach (var text in texts)
        {
            text.SetCollation(ByCodePoint);
        }
    }
}
