using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Persistence.Databases;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Databases;

/// <summary>What people type into a search is found letter by letter, whatever the database takes for a wildcard.</summary>
public abstract class SearchContract(TestDatabase database)
{
    private const string Title = "Half [50%] of_it, a\\b";

    [ContractFact]
    public async Task What_was_typed_is_found_letter_by_letter()
    {
        await using var context = database.NewContext();
        var (id, stamp) = (new CampaignId(database.Ids.Next()), new Stamp(Origin.Import("test"), DateTimeOffset.UnixEpoch));
        var outline = new CampaignOutline(Title, "Ask", "", CampaignScope.Local, "England and Wales", SystemicLevel.Societal, "Us");
        context.Add(Campaign.Start(id, $"s-{id.Value:N}", outline, new DateOnly(2026, 1, 1), stamp));
        await context.SaveChangesAsync();

        foreach (var typed in new[] { "[50%]", "[", "]", "%", "of_it", "a\\b", " Half " })
        {
            (await FindsAsync(context, typed)).ShouldBeTrue(typed);
        }

        foreach (var typed in new[] { "[45]0", "[a-z]alf", "[^x]alf", "5%0", "o__it", "a\\\\b" })
        {
            (await FindsAsync(context, typed)).ShouldBeFalse(typed);
        }
    }

    private static Task<bool> FindsAsync(TrackerDbContext context, string typed)
    {
        var wanted = SearchText.Anywhere(typed);
        return context.Campaigns.AnyAsync(c => c.Title == Title && EF.Functions.Like(c.Title, wanted, SearchText.Escape));
    }
}

public sealed class SqliteSearchTests(SqliteTestDatabase database) : SearchContract(database), IClassFixture<SqliteTestDatabase>;

[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class PostgresSearchTests(PostgresTestDatabase database) : SearchContract(database), IClassFixture<PostgresTestDatabase>;

[NeedsServer(SqlServerTestDatabase.Variable)]
public sealed class SqlServerSearchTests(SqlServerTestDatabase database) : SearchContract(database), IClassFixture<SqlServerTestDatabase>;
