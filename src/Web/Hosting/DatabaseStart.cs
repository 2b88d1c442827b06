using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Hosting;

/// <summary>
/// In Development the database is brought up to date, and the sample accounts and campaigns are made before the first request. Elsewhere an
/// operator runs the migrations, so that no start changes a database by surprise. Nodes that start at once do so one after the other.
/// </summary>
internal sealed class DatabaseStart(IServiceScopeFactory scopes, IHostEnvironment environment, IConfiguration configuration) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            return;
        }
        await using var scope = scopes.CreateAsyncScope();
        var past = configuration.GetValue("Samples:Plant", true) ? ActivatorUtilities.CreateInstance<SamplePast>(scope.ServiceProvider) : null;
        await (past?.MakeFileAsync(cancellationToken) ?? Task.CompletedTask);
        await using var locked = scopes.CreateAsyncScope();
        var provider = scope.ServiceProvider.GetRequiredService<TrackerDatabase>().Provider;
        await using var mine = await StartLock.TakeAsync(locked.ServiceProvider.GetRequiredService<TrackerDbContext>(), provider, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<TrackerDbContext>().Database.MigrateAsync(cancellationToken);
        await AddSampleAccountsAsync(scope.ServiceProvider.GetRequiredService<AccountBook>(), cancellationToken);
        await (past?.PlantAsync(cancellationToken) ?? Task.CompletedTask);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task AddSampleAccountsAsync(AccountBook accounts, CancellationToken cancellation)
    {
        if (!await accounts.IsEmptyAsync(cancellation))
        {
            return;
        }
        foreach (var sample in SampleAccount.All)
        {
            await accounts.AddAsync(sample.UserName, sample.DisplayName, sample.Role, password: null);
        }
    }
}
