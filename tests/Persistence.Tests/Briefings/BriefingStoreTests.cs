using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence.Identity;
using CampaignTracker.Persistence.Stores.Briefings;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Rehearsal;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Briefings;

public sealed class InMemoryBriefingStoreTests : BriefingStoreContract
{
    private readonly List<Colleague> _colleagues = [];
    private readonly InMemoryCampaignStore _records = new();

    public InMemoryBriefingStoreTests() => Store = new InMemoryBriefingStore(_records, _colleagues);

    protected override IIdSource Ids { get; } = new SequentialIds();

    protected override IBriefingStore Store { get; }

    protected override void Add(Entity entity) => _records.Add(entity);

    protected override Task NextTurnAsync() => Task.CompletedTask;

    protected override Task EmployAsync(string userName, string name, string role)
    {
        _colleagues.Add(new Colleague(userName, name, [role]));
        return Task.CompletedTask;
    }
}

public abstract class DatabaseBriefingStoreTests(TestDatabase database) : BriefingStoreContract, IAsyncLifetime
{
    private TrackerDbContext _context = null!;

    protected override IIdSource Ids => database.Ids;

    protected override IBriefingStore Store => new EfBriefingStore(_context);

    protected override void Add(Entity entity) => _context.Add(entity);

    protected override async Task NextTurnAsync()
    {
        await _context.SaveChangesAsync();
        await _context.DisposeAsync();
        _context = database.NewContext();
    }

    protected override async Task EmployAsync(string userName, string name, string role)
    {
        var found = await _context.Roles.FirstOrDefaultAsync(r => r.Name == role);
        found ??= _context.Add(new IdentityRole<Guid>(role) { Id = Ids.Next(), NormalizedName = role.ToUpperInvariant() }).Entity;
        var user = new TrackerUser { Id = Ids.Next(), DisplayName = name, UserName = userName, NormalizedUserName = userName.ToUpperInvariant(), Email = userName };
        _context.AddRange(user, new IdentityUserRole<Guid> { UserId = user.Id, RoleId = found.Id });
        await _context.SaveChangesAsync();
    }

    public Task InitializeAsync()
    {
        _context = database.NewContext();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _context.DisposeAsync();
}

public sealed class SqliteBriefingStoreTests(SqliteTestDatabase database) : DatabaseBriefingStoreTests(database), IClassFixture<SqliteTestDatabase>;

[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class PostgresBriefingStoreTests(PostgresTestDatabase database) : DatabaseBriefingStoreTests(database), IClassFixture<PostgresTestDatabase>;

[NeedsServer(SqlServerTestDatabase.Variable)]
public sealed class SqlServerBriefingStoreTests(SqlServerTestDatabase database) : DatabaseBriefingStoreTests(database), IClassFixture<SqlServerTestDatabase>;
