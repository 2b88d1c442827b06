using CampaignTracker.Persistence.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Triggers;

internal sealed class Contexts(TestDatabase database) : IDbContextFactory<TrackerDbContext>
{
    public TrackerDbContext CreateDbContext() => database.NewContext();
}
