using CampaignTracker.Persistence.Scheduling;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Scheduling.Jobs;
using CampaignTracker.Workflows.Scheduling.Recurrences;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace CampaignTracker.Persistence.Tests.Scheduling;

/// <summary>What recurs, on the real scheduler over each database. What is due was due a week ago, so that nothing sleeps.</summary>
public abstract class RecurringJobsContract(TestDatabase database)
{
    private readonly string _digest = $"digest-{Guid.NewGuid():N}";
    private readonly string _other = $"other-{Guid.NewGuid():N}";

    /// <summary>Due, and not yet counted as missed: fired at once, where a missed one may wait a minute to be seen.</summary>
    private protected static DateTimeOffset JustNow => TimeProvider.System.GetUtcNow().AddSeconds(-20);

    private static DateTimeOffset WeekAgo => TimeProvider.System.GetUtcNow().AddDays(-7);

    [ContractFact]
    public async Task A_missed_week_is_caught_up_once_and_marked_late()
    {
        var switchedOn = WeekAgo;
        var work = new Recorded();
        using var host = await Start(work);
        (await Jobs(host).ScheduleAsync(Daily(_digest, switchedOn))).ShouldBeTrue();

        var fire = await work.FireOf(_digest);
        await host.StopAsync();

        fire.Argument.ShouldBe("weekly");
        fire.IsLate.ShouldBeTrue();
        (fire.DueAt - switchedOn).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(2));
        work.Fires.Count(f => f.Name == _digest).ShouldBe(1);
    }

    [ContractFact]
    public async Task The_same_job_scheduled_again_after_a_restart_keeps_its_place()
    {
        var switchedOn = JustNow;
        var first = new Recorded();
        using (var host = await Start(first))
        {
            await Jobs(host).ScheduleAsync(Daily(_digest, switchedOn));
            await first.FireOf(_digest);
            await host.StopAsync();
        }

        var second = new Recorded();
        using (var host = await Start(second))
        {
            await Jobs(host).ScheduleAsync(Daily(_digest, switchedOn));
            await Jobs(host).ScheduleAsync(Daily(_other, switchedOn));
            await second.FireOf(_other);
            await host.StopAsync();
        }

        second.Fires.ShouldNotContain(f => f.Name == _digest);
    }

    [ContractFact]
    public async Task A_rule_with_no_occurrence_left_is_not_kept()
    {
        using var host = await Start(new Recorded());
        var over = Daily(_digest, WeekAgo);
        over = over with { Rule = over.Rule with { End = new DateTime(2020, 1, 1) } };
        (await Jobs(host).ScheduleAsync(over)).ShouldBeFalse();
        (await Jobs(host).UnscheduleAsync(_digest)).ShouldBeFalse();
        await host.StopAsync();
    }

    [ContractFact]
    public async Task A_job_may_have_a_longer_name_than_the_schedulers_tables_hold()
    {
        var name = $"flow {new string('f', 200)} / {_digest}";
        var work = new Recorded();
        using var host = await Start(work);
        (await Jobs(host).ScheduleAsync(Daily(name, JustNow))).ShouldBeTrue();
        (await Jobs(host).ScheduleAsync(Daily(name + " too", JustNow))).ShouldBeTrue();

        (await work.FireOf(name)).Name.ShouldBe(name);
        (await work.FireOf(name + " too")).Name.ShouldBe(name + " too");
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        (await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup())).ShouldAllBe(key => key.Name.Length <= 150);
        (await Jobs(host).UnscheduleAsync(name)).ShouldBeTrue();
        (await Jobs(host).UnscheduleAsync(name)).ShouldBeFalse();
        await host.StopAsync();
    }

    [ContractFact]
    public async Task A_next_fire_that_was_worked_out_by_other_zone_rules_is_worked_out_again_at_the_next_start()
    {
        var switchedOn = TimeProvider.System.GetUtcNow().AddDays(3);
        var job = Daily(_digest, switchedOn);
        var key = new TriggerKey(_digest, "recurring");
        using (var host = await Start(new Recorded()))
        {
            await Jobs(host).ScheduleAsync(job);
            var scheduler = await SchedulerOf(host);
            var former = TriggerBuilder.Create().WithIdentity(key).ForJob(_digest, "recurring").StartAt(switchedOn.AddHours(1))
                .WithRecurrenceSchedule("FREQ=DAILY", schedule => schedule.InTimeZone(TimeZoneInfo.Utc)).Build();
            (await scheduler.RescheduleJob(key, former)).ShouldNotBeNull().ShouldBeGreaterThan(switchedOn.AddMinutes(50));
            await host.StopAsync();
        }

        using (var host = await Start(new Recorded()))
        {
            await Jobs(host).ScheduleAsync(job);
            var trigger = await (await SchedulerOf(host)).GetTrigger(key);
            var due = trigger.ShouldNotBeNull().NextFireTimeUtc.ShouldNotBeNull();
            (due - switchedOn).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(2));
            trigger.GetFireTimeAfter(due).ShouldBe(job.Rule.NextAfter(due, switchedOn));
            await host.StopAsync();
        }
    }

    private static async Task<IScheduler> SchedulerOf(IHost host) => await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();

    private protected static RecurringJob Daily(string name, DateTimeOffset switchedOn) =>
        new(name, Recorded.KindName, new RecurrenceRule { Frequency = RecurrenceFrequency.Day, TimeZone = "Europe/London" }, switchedOn, "weekly");

    private protected static IRecurringJobs Jobs(IHost host) => host.Services.GetRequiredService<IRecurringJobs>();

    private protected async Task<IHost> Start(Recorded work)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IRecurringWork>(work);
        builder.Services.AddTrackerScheduling(database.Database.Provider.ToString(), database.Database.ConnectionString);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}

/// <summary>Several nodes share what recurs. A SQLite file has one node.</summary>
public abstract class SharedRecurringJobsContract(TestDatabase database) : RecurringJobsContract(database)
{
    [ContractFact]
    public async Task Two_nodes_share_the_work_and_each_fire_is_done_once()
    {
        string[] names = [.. Enumerable.Range(0, 30).Select(_ => $"shared-{Guid.NewGuid():N}")];
        var work = new Recorded();
        using var one = await Start(work);
        using var two = await Start(work);
        foreach (var name in names)
        {
            await Jobs(one).ScheduleAsync(Daily(name, JustNow));
        }

        await work.Until(fires => names.All(name => fires.Any(f => f.Name == name)));
        await one.StopAsync();
        await two.StopAsync();

        work.Fires.Select(f => f.Name).Where(names.Contains).ShouldBe(names, ignoreOrder: true);
    }
}

public sealed class SqliteRecurringJobsTests(SqliteTestDatabase database) : RecurringJobsContract(database), IClassFixture<SqliteTestDatabase>;

[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class PostgresRecurringJobsTests(PostgresTestDatabase database) : SharedRecurringJobsContract(database), IClassFixture<PostgresTestDatabase>;

[NeedsServer(SqlServerTestDatabase.Variable)]
public sealed class SqlServerRecurringJobsTests(SqlServerTestDatabase database) : SharedRecurringJobsContract(database), IClassFixture<SqlServerTestDatabase>;
