using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.TestScene;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace CampaignTracker.Browser.Tests.Running;

/// <summary>One site and one browser for all tests. Nothing is started where there is no browser, because then every test is skipped.</summary>
public sealed class SiteAndBrowser : IAsyncLifetime
{
    private RunningSite? _site;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal RunningSite Site => _site!;

    internal IBrowser Browser => _browser!;

    public LegalAidScene Scene { get; } = new(new TimeOrderedIds(TimeProvider.System), TimeProvider.System);

    public Guid Run { get; private set; }

    public Guid Flow { get; private set; }

    internal ChangedFlowScene Changed { get; private set; } = null!;

    /// <summary>The instance of the gate that waits in <see cref="Run"/>.</summary>
    public long WaitingStep { get; private set; }

    public async Task InitializeAsync()
    {
        if (!Chromium.IsHere)
        {
            return;
        }
        _site = await RunningSite.StartAsync();
        await AddSceneAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }
        _playwright?.Dispose();
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }

    /// <summary>A fresh window of that width; signed in as a sample person unless the name is null.</summary>
    public async Task<IPage> OpenAsync(int width, string? signInAs)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = Site.Address,
            Locale = "en-GB",
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 },
            ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = ColorScheme.Light,
            HasTouch = width < 600,
        });
        var page = await context.NewPageAsync();
        if (signInAs is not null)
        {
            await page.GotoAsync("/account/sign-in");
            await page.GetByRole(AriaRole.Button, new() { Name = signInAs }).ClickAsync();
            await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        }
        return page;
    }

    private async Task AddSceneAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Data:Folder", (string?)Site.DataFolder)]).Build();
        await using var services = new ServiceCollection().AddLogging(log => log.SetMinimumLevel(LogLevel.Warning)).AddTrackerPersistence(configuration).AddTrackerEngine(_ => new EngineOptions()).BuildServiceProvider();
        await using var database = await services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        await Scene.AddToAsync(database);
        Run = await SceneFlow.StartAsync(services.GetRequiredService<IFlowLibrary>(), services.GetRequiredService<IRuns>(), Scene.CampaignId);
        Flow = (await services.GetRequiredService<IFlowLibrary>().FindAsync(SceneFlow.Name, CancellationToken.None))!.Flow;
        Changed = await ChangedFlowScene.AddAsync(services);
        WaitingStep = await database.Set<WaitRow>().Where(wait => wait.RunId == Run && wait.StepType == "Campaign.Gate").Select(wait => wait.Instance).FirstAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class OneSite : ICollectionFixture<SiteAndBrowser>
{
    public const string Name = "one site, one browser";
}
