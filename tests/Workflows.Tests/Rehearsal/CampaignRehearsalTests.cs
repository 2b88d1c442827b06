using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Rehearsal;
using CampaignTracker.Workflows.Samples;
using CampaignTracker.Workflows.Tests.Samples;

namespace CampaignTracker.Workflows.Tests.Rehearsal;

public sealed class CampaignRehearsalTests
{
    public static TheoryData<string> Samples => SampleReaderTests.Samples;

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_sample_plays_to_its_end_without_a_failure(string name)
    {
        var result = await CampaignRehearsal.PlayAsync(Read(name), new RehearsalOptions());
        result.Run.State.Status.ShouldBe(RunStatus.Succeeded);
        result.Lines.Where(line => line.Kind == RehearsalLineKind.Failure).ShouldBeEmpty();
        result.Waiting.ShouldBeEmpty();
        result.Mails.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_stages_of_legal_aid_open_and_close_on_their_days_and_overlap()
    {
        var result = await CampaignRehearsal.PlayAsync(Read("legal-aid"), new RehearsalOptions());
        Visits(result).ShouldBe(
        [
            "evidence 2013-04-01 2015-07-17",
            "allies 2014-09-01 2017-08-31",
            "consultation 2017-09-01 2018-07-12",
            "legislation 2018-07-12 2019-10-25",
            "implementation 2019-10-25 2021-10-25",
        ]);
    }

    [Fact]
    public async Task The_ledger_of_legal_aid_is_the_public_record()
    {
        var result = await CampaignRehearsal.PlayAsync(Read("legal-aid"), new RehearsalOptions());
        var ledger = new PolicyLedger(result.Records.All<LedgerEntry>());
        ledger.Entries.Select(entry => $"{entry.Date:o} {entry.State.ToKey()}").ShouldBe(
        [
            "2012-05-01 made", "2013-04-01 lost", "2015-06-30 contested", "2017-08-31 contested", "2018-07-12 announced",
            "2019-07-22 laid", "2019-10-01 debated", "2019-10-24 made", "2019-10-25 inForce",
        ]);
        result.InForceAfterDays.ShouldBe(470);
    }

    [Fact]
    public async Task Reminders_count_working_days_back_from_the_deadline_past_easter()
    {
        var result = await CampaignRehearsal.PlayAsync(Read("legal-aid"), new RehearsalOptions());
        var days = result.Lines
            .Where(line => line.Kind == RehearsalLineKind.Reminder && line.Text.Contains("Evidence to the review closes", StringComparison.Ordinal))
            .Select(line => $"{line.At:yyyy-MM-dd}").Distinct();
        days.ShouldBe(["2018-02-20", "2018-03-12", "2018-03-21", "2018-03-29"]);
        result.Records.All<Reminder>()
            .Where(reminder => reminder.Text.StartsWith("Evidence to the review closes", StringComparison.Ordinal))
            .Select(reminder => reminder.Audience)
            .ShouldBeUnique("one line on a person's list stands for all the times it came due");
    }

    [Fact]
    public async Task A_reminder_of_an_approval_names_those_alone_who_have_not_answered()
    {
        var result = await CampaignRehearsal.PlayAsync(Read("legal-aid"), new RehearsalOptions());
        var lines = result.Lines.Where(line => line.Text.Contains("Support a judicial review?", StringComparison.Ordinal)).Select(line => line.Text).ToList();
        lines[0].ShouldStartWith("asked of user:anna.field@example.org, user:miriam.hale@example.org: ");
        lines[1].ShouldStartWith("to user:miriam.hale@example.org: Support a judicial review?", Case.Sensitive, "Anna Field has approved by then");
    }

    [Fact]
    public async Task The_same_rehearsal_gives_the_same_story_and_the_same_mail()
    {
        var (first, second) = (new List<string>(), new List<string>());
        var sample = Read("bail-conditions");
        var one = await CampaignRehearsal.PlayAsync(sample, new RehearsalOptions { Mail = mail => first.Add(Convert.ToBase64String(mail.Message.Bytes.Span)) });
        var two = await CampaignRehearsal.PlayAsync(sample, new RehearsalOptions { Mail = mail => second.Add(Convert.ToBase64String(mail.Message.Bytes.Span)) });
        second.ShouldBe(first);
        two.Lines.ShouldBe(one.Lines);
    }

    [Fact]
    public async Task No_two_mails_share_a_message_id()
    {
        var ids = new List<string>();
        await CampaignRehearsal.PlayAsync(Read("legal-aid"), new RehearsalOptions { Mail = mail => ids.Add(mail.Message.MessageId) });
        ids.Distinct().Count().ShouldBe(ids.Count);
        ids.Count.ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task With_the_seed_answers_the_campaign_is_alive_and_asks_this_year()
    {
        var options = new RehearsalOptions { UsesSeedAnswers = true, Until = new DateOnly(2026, 11, 22) };
        var result = await CampaignRehearsal.PlayAsync(Read("legal-aid"), options);
        result.Run.State.Status.ShouldBe(RunStatus.Running);
        result.Waiting.ShouldContain(waiting => waiting.StartsWith("Close the campaign, or keep watching?", StringComparison.Ordinal));
        var open = result.Records.All<Approval>().Where(approval => approval.State == ApprovalState.Open).ShouldHaveSingleItem();
        open.AskedAt.Date.ShouldBe(new DateTime(2026, 10, 26));
        result.Records.All<Campaign>().Single().FindStage("implementation")!.Status.ShouldBe(StageStatus.Open);
    }

    [Fact]
    public async Task Without_answers_the_campaign_waits_and_says_for_what()
    {
        var sample = Read("referrals");
        sample = sample with { Rehearsal = sample.Rehearsal! with { Answers = [] } };
        var result = await CampaignRehearsal.PlayAsync(sample, new RehearsalOptions());
        result.Run.State.Status.ShouldBe(RunStatus.Running);
        result.Waiting.ShouldContain(waiting => waiting.Contains("Write the pattern up", StringComparison.Ordinal));
        result.Lines.ShouldContain(line => line.Text.StartsWith("Finding the right table begins", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_gate_can_be_passed_by_a_person_with_a_reason()
    {
        var sample = Read("bail-conditions");
        var script = sample.Rehearsal!;
        var answer = new SampleAnswer("Enough_sightings", "Override", script.Answers[0].By, "The police asked us first.", null, 2, null, null);
        sample = sample with { Rehearsal = script with { Facts = [], Answers = [answer] } };
        var result = await CampaignRehearsal.PlayAsync(sample, new RehearsalOptions());
        result.Lines.ShouldContain(line => line.Kind == RehearsalLineKind.Gate && line.Text.Contains("passed by Dele Marsh — “The police asked us first.”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_flow_is_told_that_a_consultation_closes_on_the_morning_it_is_in_earnest()
    {
        var sample = Read("referrals");
        var script = sample.Rehearsal!;
        var opened = new SampleFact.OpenConsultation(
            new SampleMoment(new DateOnly(2026, 3, 2), new TimeOnly(10, 0), script.Answers[0].By), "fees", "The Ministry", "Fees", new DateOnly(2026, 3, 2), new DateOnly(2026, 4, 14), []);
        sample = sample with
        {
            Flow = """
                { "definition": { "triggers": { "manual": { "type": "Request" } }, "actions": {
                  "Near": { "type": "Campaign.WaitForEvent", "inputs": { "event": "consultation.closing", "where": "@equals(item()?['distance'], 5)" } } } } }
                """,
            Rehearsal = script with { From = new DateOnly(2026, 3, 1), Until = new DateOnly(2026, 6, 1), Facts = [opened], Answers = [], SeedAnswers = [] },
        };

        var result = await CampaignRehearsal.PlayAsync(sample, new RehearsalOptions());

        var ended = result.Run.Journal.Single(entry => entry.Path == "Near" && entry.Kind == JournalKind.StepEnded);
        ended.At.UtcDateTime.ShouldBe(new DateTime(2026, 4, 7, 5, 0, 0), "06:00 in summer time; Easter is over");
        ended.Outputs!.Get("payload")!.Get("workingDaysLeft").ShouldBe(Value.Of(5));
    }

    private static IEnumerable<string> Visits(RehearsalResult result) =>
        result.Records.All<Campaign>().Single().Stages.Select(stage =>
            stage.Visits.ShouldHaveSingleItem() is var visit ? $"{stage.Key} {visit.EnteredAt:yyyy-MM-dd} {visit.LeftAt:yyyy-MM-dd}" : "");

    private static Sample Read(string name) => SampleReader.Read(SampleFolder.Load(SampleReaderTests.Folder(name))).Sample!;
}
