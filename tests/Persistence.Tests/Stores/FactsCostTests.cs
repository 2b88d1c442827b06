using System.Data.Common;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Stores;
using CampaignTracker.Persistence.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignTracker.Persistence.Tests.Stores;

/// <summary>Facts are asked for on every wake of a gate, so their cost must not grow with the campaign.</summary>
public sealed class FactsCostTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    private static readonly Stamp Priya = new(Origin.Person("priya@example.org", "Priya Shah"), new DateTimeOffset(2018, 7, 12, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Facts_take_the_same_few_queries_and_track_nothing_however_much_there_is()
    {
        var counter = new CommandCounter();
        var small = await CampaignAsync(observations: 0);
        var large = await CampaignAsync(observations: 300);
        (await CountAsync(small)).ShouldBe(await CountAsync(large));
        (await CountAsync(large)).ShouldBeLessThanOrEqualTo(12);

        async Task<int> CountAsync(CampaignId id)
        {
            var options = new DbContextOptionsBuilder<SqliteTrackerDbContext>();
            options.UseTracker(database.Database).AddInterceptors(counter);
            await using var context = new SqliteTrackerDbContext(options.Options);
            var before = counter.Commands;
            (await new EfCampaignStore(context).LoadFactsAsync(id, Priya.At, default)).ShouldNotBeNull();
            context.ChangeTracker.Entries().ShouldBeEmpty();
            return counter.Commands - before;
        }
    }

    private async Task<CampaignId> CampaignAsync(int observations)
    {
        var id = new CampaignId(database.Ids.Next());
        var outline = new CampaignOutline("Legal aid", "Bring it back", "", CampaignScope.Local, "England", SystemicLevel.Societal, "Us");
        await using var context = database.NewContext();
        context.Add(Campaign.Start(id, $"c-{id.Value:N}", outline, new DateOnly(2013, 4, 1), Priya));
        for (var i = 0; i < observations; i++)
        {
            context.Add(Observation.Record(new ObservationId(database.Ids.Next()), id, "turned away", 1, "Leeds", new DateOnly(2018, 1, 1), Priya));
        }

        await context.SaveChangesAsync();
        return id;
    }

    private sealed class CommandCounter : DbCommandInterceptor
    {
        public int Commands { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Commands++;
            return ValueTask.FromResult(result);
        }
    }
}
