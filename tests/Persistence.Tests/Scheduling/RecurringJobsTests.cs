using CampaignTracker.Persistence.Scheduling;
using CampaignTracker.Workflows.Scheduling.Jobs;
using CampaignTracker.Workflows.Scheduling.Recurrences;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CampaignTracker.Persistence.Tests.Scheduling;

public sealed class RecurringJobsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recurring-jobs");

    private static DateTimeOffset WeekAgo => TimeProvider.System.GetUtcNow().AddDays(-7);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_missed_week_is_caught_up_once_and_marked_late()
    {
        var switchedOn = WeekAgo;
        var work = new Recorded();
        using var host = await Start(work);
        (await Jobs(host).ScheduleAsync(Daily("digest", switchedOn))).ShouldBeTrue();

        var fire = await work.First();
        await host.StopAsync();

        fire.Name.ShouldBe("digest");
        fire.Argument.ShouldBe("weekly");
        fire.IsLate.ShouldBeTrue();
        (fire.DueAt - switchedOn).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(2));
        work.Fires.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_job_scheduled_again_after_a_restart_keeps_its_place()
    {
        var switchedOn = WeekAgo;
        var first = new Recorded();
        using (var host = await Start(first))
        {
            await Jobs(host).ScheduleAsync(Daily("digest", switchedOn));
            await first.First();
            await host.StopAsync();
        }

        var second = new Recorded();
        using (var host = await Start(second))
        {
            await Jobs(host).ScheduleAsync(Daily("digest", switchedOn));
            await Jobs(host).ScheduleAsync(Daily("other", switchedOn));
            (await second.First()).Name.ShouldBe("other");
            await host.StopAsync();
        }
    }

    [Fact]
    public async Task A_rule_with_no_occurrence_left_is_not_kept()
    {
        using var host = await Start(new Recorded());
        var over = Daily("over", WeekAgo);
        over = over with { Rule = over.Rule with { End = new DateTime(2020, 1, 1) } };
        (await Jobs(host).ScheduleAsync(over)).ShouldBeFalse();
        (await Jobs(host).UnscheduleAsync("over")).ShouldBeFalse();
        await host.StopAsync();
    }

    [Fact]
    public void An_unknown_provider_is_refused_at_registration() =>
        Should.Throw<ArgumentException>(() => new ServiceCollection().AddTrackerScheduling("Oracle", "")).Message.ShouldContain("Sqlite");

    private static RecurringJob Daily(string name, DateTimeOffset switchedOn) =>
        new(name, Recorded.KindName, new RecurrenceRule { Frequency = RecurrenceFrequency.Day, TimeZone = "Europe/London" }, switchedOn, "weekly");

    private static IRecurringJobs Jobs(IHost host) => host.Services.GetRequiredService<IRecurringJobs>();

    private async Task<IHost> Start(Recorded work)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IRecurringWork>(work);
        builder.Services.AddTrackerScheduling("Sqlite", $"Data Source={Path.Combine(_folder.FullName, "tracker.db")}");
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private sealed class Recorded : IRecurringWork
    {
        public const string KindName = "recorded";
        private readonly TaskCompletionSource<RecurringFire> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<RecurringFire> Fires { get; } = [];

        public string Kind => KindName;

        /// <summary>Quartz looks for missed fires about once a minute, so this may take that long.</summary>
        public Task<RecurringFire> First() => _first.Task.WaitAsync(TimeSpan.FromMinutes(3));

        public Task RunAsync(RecurringFire fire, CancellationToken cancellationToken)
        {
            Fires.Add(fire);
            _first.TrySetResult(fire);
            return Task.CompletedTask;
        }
    }
}
