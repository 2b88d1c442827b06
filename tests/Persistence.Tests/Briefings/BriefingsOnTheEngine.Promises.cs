using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.Work;
using CampaignTracker.Persistence.Identity;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Actor = CampaignTracker.Domain.Events.Actor;

namespace CampaignTracker.Persistence.Tests.Briefings;

// What was promised to people holds when others take over, and when the clocks change.
public abstract partial class BriefingsOnTheEngine
{
    [ContractFact]
    public async Task A_question_that_is_handed_on_is_mailed_to_who_decides_now_and_so_are_its_reminders()
    {
        await ReadAsync(async context =>
        {
            context.Users.AddRange(Colleague("asha@example.org"), Colleague("ben@example.org"));
            return await context.SaveChangesAsync();
        });
        var actions = """{ "Ask": { "type": "Campaign.Approval", "inputs": { "title": "The budget", "assignedTo": ["user:asha@example.org"] } } }""";
        var published = await _services.GetRequiredService<IFlowLibrary>().PublishAsync(new("asking flow", _campaign, $$"""{ "triggers": {}, "actions": {{actions}} }""", "A tester", ""), default);
        var run = (await Engine.StartAsync(new(published.VersionId, _campaign, "manual", ObjectValue.Empty), default)).Run;
        await Engine.DrainAsync(default);
        MailsTo("asha@example.org").ShouldBe(1);
        var approval = await ReadAsync(c => c.Approvals.SingleAsync());

        var asha = new Actor("asha@example.org", "Asha", []);
        await _services.GetRequiredService<ApprovalDelegation>().DelegateAsync(approval.Id, asha, Assignee.User("ben@example.org"), "I am on leave", default);
        await Engine.DrainAsync(default);
        MailsTo("ben@example.org").ShouldBe(1);

        for (var week = 0; week < 2; week++)
        {
            _time.Now += TimeSpan.FromDays(7);
            await Engine.DrainAsync(default);
        }

        (MailsTo("asha@example.org"), MailsTo("ben@example.org")).ShouldBe((1, 3));
        (await ReadAsync(c => c.Reminders.SingleAsync(r => r.State == Domain.Reminders.ReminderState.Due))).Audience.ShouldBe(Assignee.User("ben@example.org"));
        (await Should.ThrowAsync<Domain.Rules.RuleBrokenException>(
            _services.GetRequiredService<ApprovalDelegation>().DelegateAsync(approval.Id, asha, Assignee.Role("officer"), "Again", default))).Rule.ShouldBeOfType<OnlyWhoIsAskedAnswers>();
        (await StatusAsync(run)).ShouldBe(RunStatus.Running);
    }

    [ContractFact]
    public async Task While_a_campaign_reflects_what_comes_again_lies_on_peoples_lists_and_only_what_has_a_day_is_mailed()
    {
        await ReadAsync(async context =>
        {
            context.Users.AddRange(Colleague("asha@example.org"), Colleague("ben@example.org"), Colleague("cal@example.org"), Colleague("dana@example.org"));
            return await context.SaveChangesAsync();
        });
        var actions = """
            { "Pause": { "type": "Campaign.Reflection", "inputs": { "title": "Pace and space", "assignedTo": ["user:asha@example.org"], "lasts": "P10D" } },
              "Nudge": { "type": "Campaign.Reminder", "inputs": { "title": "Ring an ally", "to": ["user:ben@example.org"], "schedule": { "frequency": "Week", "interval": 1 } } },
              "Deadline": { "type": "Campaign.Reminder", "inputs": { "title": "It closes", "to": ["user:cal@example.org"], "at": "@addDays(utcNow(), 3)" } },
              "Ask": { "type": "Campaign.Approval", "inputs": { "title": "The budget", "assignedTo": ["user:dana@example.org"] } } }
            """;
        var published = await _services.GetRequiredService<IFlowLibrary>().PublishAsync(new("reflecting flow", _campaign, $$"""{ "triggers": {}, "actions": {{actions}} }""", "A tester", ""), default);
        await Engine.StartAsync(new(published.VersionId, _campaign, "manual", ObjectValue.Empty), default);
        await DaysAsync(8);

        (MailsTo("asha@example.org"), MailsTo("ben@example.org"), MailsTo("cal@example.org"), MailsTo("dana@example.org")).ShouldBe((1, 0, 1, 1));
        (await ReadAsync(c => c.Reminders.Where(r => r.State == Domain.Reminders.ReminderState.Due).Select(r => r.Audience).ToListAsync()))
            .ShouldBe([Assignee.User("ben@example.org"), Assignee.User("cal@example.org"), Assignee.User("dana@example.org")], ignoreOrder: true);

        await DaysAsync(7);
        (MailsTo("ben@example.org"), MailsTo("dana@example.org")).ShouldBe((1, 2), "the pause is over");
    }

    private async Task DaysAsync(int days)
    {
        for (var day = 0; day < days; day++)
        {
            _time.Now += TimeSpan.FromDays(1);
            await Engine.DrainAsync(default);
        }
    }

    [ContractFact]
    public Task A_briefing_that_waits_goes_out_earlier_where_new_zone_rules_bring_its_time_forward() => NewRulesAsync("Atlantic/Reykjavik", "Europe/London", 8);

    [ContractFact]
    public Task A_briefing_that_waits_goes_out_later_where_new_zone_rules_put_its_time_back() => NewRulesAsync("Europe/London", "Atlantic/Reykjavik", 9);

    private async Task NewRulesAsync(string formerRules, string newRules, int hour)
    {
        await AlliesAsync(2);
        using var former = EngineIn(formerRules);
        using var engine = EngineIn(newRules);
        var run = await StartAsync("\"sendAt\": \"2026-07-01T09:00:00\"", former);

        await engine.SubmitAsync(run, new RunInput.ZonesChanged(), null, default);
        await engine.SubmitAsync(run, new RunInput.ZonesChanged(), null, default);

        _time.Now = new DateTimeOffset(2026, 7, 1, hour, 0, 0, TimeSpan.Zero).AddMinutes(-1);
        await engine.DrainAsync(default);
        Mails.ShouldBeEmpty();
        _time.Now += TimeSpan.FromMinutes(1);
        await engine.DrainAsync(default);
        Mails.Length.ShouldBe(2);

        _time.Now += TimeSpan.FromHours(2);
        await engine.DrainAsync(default);
        Mails.Length.ShouldBe(2);
        (await StatusAsync(run)).ShouldBe(RunStatus.Succeeded);
        (await ReadAsync(c => c.Briefings.SingleAsync())).History.Count(h => h.What == "moved").ShouldBe(1);
    }

    private RunEngine EngineIn(string zone) => new(
        _services.GetRequiredService<IFlowStore>(),
        _services.GetRequiredService<ICampaignDesk>(),
        _services.GetRequiredService<EngineHandlers>(),
        _services.GetRequiredService<IIdSource>(),
        _time,
        new EngineOptions { Node = zone, TimeZone = zone },
        NullLogger<RunEngine>.Instance);

    private static TrackerUser Colleague(string address) => new()
    {
        Id = Guid.CreateVersion7(),
        UserName = address,
        NormalizedUserName = address.ToUpperInvariant(),
        Email = address,
        NormalizedEmail = address.ToUpperInvariant(),
        DisplayName = address,
    };

    private int MailsTo(string address) => Mails.Count(path => File.ReadAllText(path).Contains(address, StringComparison.Ordinal));
}
