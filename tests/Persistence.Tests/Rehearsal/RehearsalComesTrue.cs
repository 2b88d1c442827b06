using System.Globalization;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Work;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Rehearsal.Ahead;
using Microsoft.EntityFrameworkCore;
using Actor = CampaignTracker.Domain.Events.Actor;

namespace CampaignTracker.Persistence.Tests.Rehearsal;

/// <summary>A rehearsal of a real run from where it stands is compared with what then really happens.</summary>
public abstract partial class RehearsalComesTrue(TestDatabase database) : IAsyncLifetime
{
    private static readonly DateTimeOffset HalfWay = new(2026, 4, 10, 11, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset InAYear = new(2027, 4, 10, 11, 30, 0, TimeSpan.Zero);

    /// <summary>Everything that a campaign may be in the middle of.</summary>
    private const string Everything =
        """
        { "Evidence": { "type": "Campaign.Stage", "inputs": { "key": "evidence", "title": "Evidence" }, "actions": {
            "Enough_claims": { "type": "Campaign.Gate", "inputs": { "title": "Enough claims", "condition": "@greater(campaign()?['evidence']?['publishedClaims'], 2)",
              "waitingFor": "@{sub(3, campaign()?['evidence']?['publishedClaims'])} more claims", "deadline": "2026-06-30", "remindEvery": "P30D", "remind": "role:lead",
              "escalateTo": "role:leadership", "timeoutAtDeadline": true } },
            "Say_so": { "type": "Campaign.Briefing", "inputs": { "template": "news", "audience": { "roles": ["ally"] } }, "runAfter": { "Enough_claims": ["Succeeded", "TimedOut"] } } } },
          "Chase": { "type": "Campaign.Reminder", "inputs": { "title": "Chase the ministry", "to": "role:lead", "schedule": { "frequency": "Month", "interval": 1, "startTime": "2026-03-15T09:00:00", "timeZone": "Europe/London" },
            "until": "@equals(first(campaign()?['stages'])?['status'], 'completed')" } },
          "Both_agree": { "type": "Campaign.Approval", "inputs": { "title": "Go on?", "approvalType": "EveryoneMustApprove", "assignedTo": ["role:leadership", "user:dele@example.org"], "remindEvery": "P60D", "escalateAfter": "P4M", "escalateTo": "role:lead" } },
          "Then_a_task": { "type": "Campaign.Task", "inputs": { "title": "Write the brief", "assignedTo": "role:officer", "dueInWorkingDays": 10 }, "runAfter": { "Both_agree": ["Succeeded"] } },
          "In_may": { "type": "Campaign.Briefing", "inputs": { "template": "news", "subject": "May news", "audience": { "roles": ["ally"], "users": ["role:leadership"] }, "sendAt": "2026-05-04T08:00:00" } },
          "Law": { "type": "Campaign.RecordPolicyState", "inputs": { "state": "announced", "what": "The minister said so" }, "runAfter": { "In_may": ["Succeeded"] } },
          "Rest": { "type": "Campaign.Reflection", "inputs": { "title": "Rest", "lasts": "P14D" }, "runAfter": { "Law": ["Succeeded"] } },
          "Big": { "type": "Compose", "inputs": "@range(0, 20000)" },
          "Numbers": { "type": "Campaign.Reminder", "inputs": { "title": "@{length(outputs('Big'))} numbers", "to": "role:officer", "at": "2026-11-02" }, "runAfter": { "Autumn": ["Succeeded"], "Big": ["Succeeded"] } },
          "Autumn": { "type": "Wait", "inputs": { "until": { "timestamp": "2026-10-25T01:30:00" } } },
          "Signed": { "type": "Campaign.Briefing", "inputs": { "template": "news", "subject": "Signed news", "audience": { "roles": ["ally"] }, "needsSignOff": true, "signOffBy": ["role:leadership"] }, "runAfter": { "Autumn": ["Succeeded"] } },
          "Child": { "type": "Workflow", "inputs": { "host": { "workflow": { "name": "Child flow" } } }, "runAfter": { "In_may": ["Succeeded"] } } }
        """;

    private const string ChildFlow =
        """
        { "triggers": { "manual": { "type": "Request", "kind": "Button" } },
          "actions": { "Later": { "type": "Wait", "inputs": { "interval": { "count": 3, "unit": "Week" } } },
            "Tell": { "type": "Campaign.Reminder", "inputs": { "title": "From the child", "to": "role:officer", "at": "2026-08-03" }, "runAfter": { "Later": ["Succeeded"] } } } }
        """;

    private const string OnStages =
        """
        { "triggers": { "left": { "type": "Campaign.Event", "inputs": { "event": "stage.completed" } } },
          "actions": { "Congratulate": { "type": "Campaign.Task", "inputs": { "title": "Say thank you", "assignedTo": "role:lead", "waitForCompletion": false } } } }
        """;

    private LivingCampaign _living = null!;

    [ContractFact]
    public async Task What_is_foretold_if_nothing_else_happens_comes_true()
    {
        var run = await HalfWayAsync();

        var foretold = (await _living.ForetellAsync(run, InAYear))!;
        await _living.LiveUntilAsync(InAYear);

        foretold.StoppedBecause.ShouldBeNull();
        Mails(foretold).ShouldBe(_living.Sent);
        _living.Sent.Count.ShouldBeGreaterThan(20);
        foretold.Lines.Where(line => line.Text == "Reminder to the lead: Chase the ministry").Select(line => $"{line.At:d MMMM HH:mm}").ShouldBe(["15 April 09:00", "15 May 09:00", "15 June 09:00"]);
        _living.Sent.ShouldContain("2026-11-02 09:00 anna@example.org: Reminder: 20000 numbers", "a value too large for the run's state is looked up");
        foretold.Lines.Where(line => line.Text.EndsWith(": Go on?", StringComparison.Ordinal)).Select(line => line.Text).Distinct()
            .ShouldBe(["Reminder to Dele Marsh: Go on?", "Reminder to the lead: Go on?"], ignoreOrder: true, "Miriam Hale has answered");
        (await StagesAsync()).ShouldBe(foretold.Lines.Where(line => line.Kind == AheadKind.Stage).Select(line => $"{line.At.UtcDateTime:yyyy-MM-dd HH:mm}").ToList());
        Waits(foretold).ShouldBe(await WaitsAsync());
    }

    [ContractFact]
    public async Task Whenever_it_is_asked_the_rest_comes_true()
    {
        var run = await HalfWayAsync();
        var foretold = new List<Foretold>();
        foreach (var at in new[] { HalfWay, Utc(5, 4, 6, 59), Utc(6, 30, 8, 0), Utc(10, 25, 0, 30), Utc(12, 31, 23, 59) })
        {
            await _living.LiveUntilAsync(at);
            foretold.Add((await _living.ForetellAsync(run, InAYear))!);
        }

        await _living.LiveUntilAsync(InAYear);

        foreach (var one in foretold)
        {
            var from = one.From.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            Mails(one).ShouldBe([.. _living.Sent.Where(sent => string.CompareOrdinal(sent[..16], from) > 0)], from);
            Waits(one).ShouldBe(await WaitsAsync());
        }
    }

    [ContractFact]
    public async Task A_paused_run_holds_what_falls_due_as_it_does_in_earnest()
    {
        var run = await HalfWayAsync();
        await _living.Engine.SubmitAsync(run, new RunInput.Pause(new("Anna Field", "A rest")), null, default);

        var foretold = (await _living.ForetellAsync(run, InAYear))!;
        await _living.LiveUntilAsync(InAYear);

        Mails(foretold).ShouldBe(_living.Sent);
        foretold.Lines.ShouldNotContain(line => line.Kind == AheadKind.Reminder);
    }

    [ContractFact]
    public async Task What_is_foretold_if_all_goes_well_comes_true_when_it_does()
    {
        var run = await HalfWayAsync();

        var foretold = (await _living.ForetellAsync(run, InAYear, new Assumptions { AllGoesWell = true }))!;
        foreach (var ask in foretold.Asks.Where(ask => ask.AnsweredAt is not null).OrderBy(ask => ask.AnsweredAt))
        {
            await _living.LiveUntilAsync(ask.AnsweredAt!.Value);
            await AnswerAsync(ask);
        }

        await _living.LiveUntilAsync(InAYear);

        foretold.Asks.Select(ask => ask.Kind).Distinct().Order().ShouldBe([AskKind.Approval, AskKind.Gate, AskKind.Task, AskKind.Reflection, AskKind.SignOff]);
        foretold.Lines.Where(line => line.Kind == AheadKind.Failure).ShouldBeEmpty();
        Mails(foretold).ShouldBe(_living.Sent);
        Waits(foretold).ShouldBe(await WaitsAsync());
        (await _living.ReadAsync(c => c.Set<RunRow>().SingleAsync(r => r.Id == run))).Status.ShouldBe(RunStatus.Succeeded);
        foretold.Lines.ShouldContain(line => line.Run == run && line.Text == "The flow “The campaign's flow” ends");
    }

    [ContractFact]
    public async Task A_rehearsal_writes_no_row_and_sends_no_mail()
    {
        var run = await HalfWayAsync();
        var before = await DumpAsync();

        await _living.ForetellAsync(run, InAYear, new Assumptions { AllGoesWell = true });

        _living.Sent.ShouldBeEmpty();
        (await DumpAsync()).ShouldBe(before);
    }

    [ContractFact]
    public async Task The_same_state_and_answers_give_the_same_lines()
    {
        var run = await HalfWayAsync();
        var one = await _living.ForetellAsync(run, InAYear, new Assumptions { AllGoesWell = true });
        var two = await _living.ForetellAsync(run, InAYear, new Assumptions { AllGoesWell = true });
        Written(two!).ShouldBe(Written(one!));
    }

    [ContractFact]
    public async Task A_run_of_no_campaign_is_rehearsed_with_the_flows_it_started()
    {
        await _living.PublishAsync("""{ "triggers": { "manual": { "type": "Request", "kind": "Button" } }, "actions": { "Sleep": { "type": "Wait", "inputs": { "interval": { "count": 2, "unit": "Month" } } } } }""", "Sleeper", anyCampaign: false);
        var run = await _living.StartAsync("""{ "Child": { "type": "Workflow", "inputs": { "host": { "workflow": { "name": "Sleeper" } } } }, "Fail": { "type": "Terminate", "inputs": { "runStatus": "Failed" }, "runAfter": { "Child": ["Succeeded"] } } }""", "Alone", anyCampaign: false);

        var foretold = (await _living.ForetellAsync(run, InAYear))!;

        foretold.Lines.Select(line => $"{line.At:d MMMM yyyy}: {line.Text}").ShouldBe(["2 May 2026: The flow “Sleeper” ends", "2 May 2026: The flow “Alone” ends with a failure"]);
        foretold.Followed.Count.ShouldBe(2);
        foretold.Waiting.ShouldBeEmpty();
    }

    [ContractFact]
    public async Task However_deep_flows_have_started_flows_they_are_all_rehearsed_with_the_first()
    {
        const int Deep = 12;
        await _living.PublishAsync("""{ "triggers": { "manual": { "type": "Request", "kind": "Button" } }, "actions": { "Sleep": { "type": "Wait", "inputs": { "interval": { "count": 2, "unit": "Month" } } } } }""", $"Level {Deep}", anyCampaign: false);
        for (var level = Deep - 1; level > 0; level--)
        {
            await _living.PublishAsync($$"""{ "triggers": { "manual": { "type": "Request", "kind": "Button" } }, "actions": { {{Starts(level + 1)}} } }""", $"Level {level}", anyCampaign: false);
        }

        var run = await _living.StartAsync($"{{ {Starts(1)} }}", "Level 0", anyCampaign: false);

        var foretold = (await _living.ForetellAsync(run, InAYear))!;
        foretold.Followed.Count.ShouldBe(Deep + 1);
        foretold.Lines.ShouldContain(line => line.Text.Contains("“Level 0” ends", StringComparison.Ordinal));
        foretold.Waiting.ShouldBeEmpty();

        static string Starts(int level) => $$"""
            "Child": { "type": "Workflow", "inputs": { "host": { "workflow": { "name": "Level {{level}}" } } } }
            """;
    }

    [ContractFact]
    public async Task A_run_that_has_ended_has_nothing_ahead()
    {
        var run = await _living.StartAsync("""{ "Done": { "type": "Compose", "inputs": 1 } }""");
        (await _living.ForetellAsync(run, InAYear)).ShouldBeNull();
        (await _living.ForetellAsync(Guid.NewGuid(), InAYear)).ShouldBeNull();
    }

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        _living = await LivingCampaign.BeginAsync(database);
    }

    public async Task DisposeAsync()
    {
        await _living.DisposeAsync();
        await database.DisposeAsync();
    }

    private static DateTimeOffset Utc(int month, int day, int hour, int minute) => new(2026, month, day, hour, minute, 0, TimeSpan.Zero);

    private async Task<Guid> HalfWayAsync()
    {
        await _living.PublishAsync(ChildFlow, "Child flow");
        await _living.PublishAsync(OnStages, "On stages");
        var run = await _living.StartAsync(Everything);
        await _living.LiveUntilAsync(HalfWay);
        await _living.ActAsync(async context =>
            (await context.Approvals.SingleAsync()).Answer(new Actor("miriam@example.org", "Miriam Hale", ["leadership"]), Approval.Approve, "Yes.", HalfWay));
        _living.Sent.Count.ShouldBeGreaterThan(0);
        _living.ForgetMail();
        return run;
    }

    private async Task AnswerAsync(Ask ask)
    {
        var at = _living.Now;
        var step = ask.Key.Split('~')[0];
        switch (ask.Kind)
        {
            case AskKind.Approval:
                await _living.ActAsync(async c => (await c.Approvals.SingleAsync(a => a.State == ApprovalState.Open)).Answer(new Actor("dele@example.org", "Dele Marsh", ["administrator"]), ask.Choice!, null, at));
                break;
            case AskKind.Task or AskKind.Reflection:
                await _living.ActAsync(async c => (await c.Tasks.Where(t => t.State == TaskState.Open).ToListAsync()).Single(t => t.AskedBy.Step == step).Complete(null, new Stamp(Origin.Person("x", "Somebody"), at)));
                break;
            case AskKind.Gate:
                await _living.Engine.SubmitAsync(ask.Run, new RunInput.Override(ask.Instance, new("Anna Field", "It is time.")), null, default);
                break;
            case AskKind.SignOff:
                var briefing = await _living.ReadAsync(c => c.Briefings.SingleAsync(b => b.Status == Domain.Briefings.BriefingStatus.AwaitingSignOff));
                (await _living.SignOff.ApproveAsync(briefing.Id, new Actor("miriam@example.org", "Miriam Hale", ["leadership"]), null, null, default)).ShouldBeNull();
                break;
            default:
                throw new InvalidOperationException($"Nobody answers {ask.Kind} here.");
        }
    }

    private static List<string> Mails(Foretold foretold) =>
    [
        .. foretold.Lines.SelectMany(line => line.Mails).SelectMany(mail => mail.Recipients.Select(to => $"{mail.At.UtcDateTime:yyyy-MM-dd HH:mm} {to.Address}: {Addressed(mail, to)}"))
            .Order(StringComparer.Ordinal),
    ];

    // A preview is the first recipient's copy; the others' have their own names.
    private static string Addressed(AheadMail mail, AheadRecipient to) => mail.Subject.Replace(mail.Recipients[0].Name, to.Name, StringComparison.Ordinal);

    private static List<string> Waits(Foretold foretold) =>
        [.. foretold.Waiting.Select(wait => $"{wait.Run} {wait.Path} {wait.WaitingFor} {wait.Since.UtcDateTime:o} {wait.Until?.UtcDateTime:o}").Order(StringComparer.Ordinal)];

    private static List<string> Written(Foretold foretold) =>
        [.. foretold.Lines.Select(line => $"{line with { Mails = [] }} {string.Join("; ", line.Mails.Select(mail => $"{mail.Subject} {mail.Html} {mail.Text} {string.Join(", ", mail.Recipients)}"))}")];

    private Task<List<string>> WaitsAsync() => _living.ReadAsync(async c =>
        (await c.Set<WaitRow>().ToListAsync()).Select(w => $"{w.RunId} {w.Path} {w.WaitingFor} {w.Since.UtcDateTime:o} {w.Until?.UtcDateTime:o}").Order(StringComparer.Ordinal).ToList());

    private Task<List<string>> StagesAsync() => _living.ReadAsync(async c =>
        (await c.Campaigns.SingleAsync()).Stages.SelectMany(s => s.Visits).SelectMany(v => new[] { (DateTimeOffset?)v.EnteredAt, v.LeftAt }).Where(at => at > HalfWay).Order()
            .Select(at => $"{at!.Value.UtcDateTime:yyyy-MM-dd HH:mm}").ToList());

    /// <summary>Every row of every table.</summary>
    private Task<List<string>> DumpAsync() => _living.ReadAsync(async context =>
    {
        List<string> rows = [];
        await context.Database.OpenConnectionAsync();
        foreach (var table in context.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            List<string> own = [];
            while (await reader.ReadAsync())
            {
                own.Add($"{table}: {string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i).ToString()))}");
            }

            rows.AddRange(own.Order(StringComparer.Ordinal));
        }

        return rows;
    });
}

public sealed class SqliteRehearsalComesTrue() : RehearsalComesTrue(new SqliteTestDatabase());

[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class PostgresRehearsalComesTrue() : RehearsalComesTrue(new PostgresTestDatabase());

[NeedsServer(SqlServerTestDatabase.Variable)]
public sealed class SqlServerRehearsalComesTrue() : RehearsalComesTrue(new SqlServerTestDatabase());
