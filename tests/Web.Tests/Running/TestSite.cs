using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence;
using CampaignTracker.TestScene;
using CampaignTracker.Workflows.Runtime;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Running;

/// <summary>The whole product in memory, on its own SQLite file, with the scene's campaign.</summary>
public sealed class TestSite : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("tracker-web-").FullName;

    public LegalAidScene Scene { get; } = new(new TimeOrderedIds(TimeProvider.System), TimeProvider.System);

    public string Folder => _folder;

    public TestSite() => CommandCounter.Listen();

    /// <summary>The run of the scene's flow.</summary>
    public Guid Run { get; private set; }

    public async Task InitializeAsync()
    {
        await ReadAsync(async database =>
        {
            await Scene.AddToAsync(database);
            return true;
        });
        Run = await SceneFlow.StartAsync(Services.GetRequiredService<IFlowLibrary>(), Services.GetRequiredService<IRuns>(), Scene.CampaignId);
    }

    public async Task<T> ReadAsync<T>(Func<TrackerDbContext, Task<T>> read)
    {
        await using var database = await Services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        return await read(database);
    }

    /// <summary>A visitor with a cookie jar of their own; signed in as a sample person unless null.</summary>
    internal async Task<Visitor> VisitAsync(string? userName = null)
    {
        var visitor = new Visitor(CreateClient(new() { AllowAutoRedirect = false }));
        if (userName is not null)
        {
            await visitor.SignInAsync(userName);
        }
        return visitor;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Data:Folder", _folder);
        builder.UseSetting("Samples:Plant", "false");
        builder.UseSetting("Site:PublicUrl", "http://localhost");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
    }
}
