using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence.Stores;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Runtime.Ports;

namespace CampaignTracker.Persistence.Tests.Stores;

public abstract class DatabaseCampaignStoreTests : CampaignStoreContract, IDisposable
{
    private readonly TestDatabase _database;
    private TrackerDbContext _context;

    protected DatabaseCampaignStoreTests(TestDatabase database)
    {
        _database = database;
        _context = database.NewContext();
    }

    protected override IIdSource Ids => _database.Ids;

    protected override ICampaignStore Store => new EfCampaignStore(_context);

    protected override async Task NextTurnAsync()
    {
        await _context.SaveChangesAsync();
        await _context.DisposeAsync();
        _context = _database.NewContext();
    }

    public void Dispose()
    {
        _context.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class SqliteCampaignStoreTests(SqliteTestDatabase database)
    : DatabaseCampaignStoreTests(database), IClassFixture<SqliteTestDatabase>;

[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class PostgresCampaignStoreTests(PostgresTestDatabase database)
    : DatabaseCampaignStoreTests(database), IClassFixture<PostgresTestDatabase>;

[NeedsServer(SqlServerTestDatabase.Variable)]
public sealed class SqlServerCampaignStoreTests(SqlServerTestDatabase database)
    : DatabaseCampaignStoreTests(database), IClassFixture<SqlServerTestDatabase>;
