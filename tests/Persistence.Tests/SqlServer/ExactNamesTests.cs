using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignTracker.Persistence.Tests.SqlServer;

/// <summary>SQL Server would otherwise take one request's key for another's that differs by case.</summary>
public sealed class ExactNamesTests
{
    [Fact]
    public void Each_text_that_the_engine_looks_up_is_told_from_another_by_its_case()
    {
        using var context = new SqlServerDesignTimeFactory().CreateDbContext([]);
        var texts = context.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(t => t.ClrType.Namespace == typeof(RunRow).Namespace)
            .SelectMany(t => t.GetKeys().SelectMany(k => k.Properties).Concat(t.GetIndexes().SelectMany(i => i.Properties)))
            .Where(p => p.ClrType == typeof(string)).ToHashSet();

        texts.Count.ShouldBeGreaterThan(4);
        texts.Where(p => p.GetCollation() != "Latin1_General_100_BIN2").Select(p => $"{p.DeclaringType.GetTableName()}.{p.Name}").ShouldBeEmpty();
    }
}
