using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Campaigns.Facts;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Persistence.Tests.Databases;

namespace CampaignTracker.Persistence.Tests.Stores;

/// <summary>What the facts of a campaign must say.</summary>
public abstract partial class CampaignStoreContract
{
    [ContractFact]
    public async Task Facts_of_a_new_campaign_are_zeros_and_nulls()
    {
        var campaign = await StartAsync();
        var facts = (await Store.LoadFactsAsync(campaign.Id, At, default)).ShouldNotBeNull();
        facts.Scope.ShouldBe("national");
        facts.Level.ShouldBe("institutionalAndPolicy");
        facts.Stages.ShouldBeEmpty();
        facts.Policy.ShouldSatisfyAllConditions(p => p.State.ShouldBeNull(), p => p.Since.ShouldBeNull(), p => p.Ledger.ShouldBeEmpty());
        facts.Evidence.ShouldBe(new EvidenceFacts(0, 0, 0, 0, 0));
        facts.Attempts.ShouldBe(new AttemptFacts(0, 0, null));
        facts.Tasks.ShouldBe(new TaskFacts(0, 0));
        facts.People.ByKind.ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Facts_tell_a_stages_status_and_latest_visit()
    {
        var campaign = await StartAsync();
        campaign = (await Store.FindCampaignAsync(campaign.Id, default))!;
        foreach (var key in new[] { "first", "second", "third", "fourth" })
        {
            campaign.AddStage(key, key, StagePlan.None, null, Priya);
        }

        campaign.EnterStage("first", At, Priya);
        campaign.CompleteStage("first", At.AddDays(1), Priya);
        campaign.EnterStage("first", At.AddDays(2), Priya);
        campaign.EnterStage("second", At, Priya);
        campaign.CompleteStage("second", At.AddDays(3), Priya);
        campaign.EnterStage("fourth", At, Priya);
        campaign.LeaveStage("fourth", StageEnding.Failed, At.AddDays(1), Priya);
        await NextTurnAsync();

        (await Store.LoadFactsAsync(campaign.Id, At, default))!.Stages.ShouldBe(
        [
            new StageFacts("first", "first", "open", 2, At.AddDays(2), null, null, null),
            new StageFacts("second", "second", "completed", 1, At, At.AddDays(3), null, null),
            new StageFacts("third", "third", "notStarted", 0, null, null, null, null),
            new StageFacts("fourth", "fourth", "stopped", 1, At, At.AddDays(1), null, null),
        ]);
    }

    [ContractFact]
    public async Task Facts_tell_the_policy_state_of_the_day_without_what_was_corrected()
    {
        var campaign = await StartAsync();
        var wrong = Ledger(campaign, new DateOnly(2018, 7, 1), PolicyState.Announced);
        Store.Add(wrong);
        Store.Add(wrong.Correct(new LedgerEntryId(Ids.Next()), Fact(new DateOnly(2018, 7, 12), PolicyState.Announced), Priya));
        Store.Add(Ledger(campaign, new DateOnly(2013, 4, 1), PolicyState.Lost));
        Store.Add(Ledger(campaign, new DateOnly(2019, 10, 25), PolicyState.InForce));
        await NextTurnAsync();

        var before = (await Store.LoadFactsAsync(campaign.Id, At.AddDays(-1), default))!.Policy;
        before.State.ShouldBe("lost");
        var policy = (await Store.LoadFactsAsync(campaign.Id, At, default))!.Policy;
        policy.State.ShouldBe("announced");
        policy.Since.ShouldBe(new DateOnly(2018, 7, 12));
        policy.Ledger.Select(e => e.State).ShouldBe(["lost", "announced", "inForce"]);
    }

    [ContractFact]
    public async Task Facts_count_evidence_and_name_the_claims()
    {
        var campaign = await StartAsync();
        Store.Add(Pattern.Name(new PatternId(Ids.Next()), campaign.Id, "Turned away", "", Priya));
        Store.Add(Observation.Record(new ObservationId(Ids.Next()), campaign.Id, "turned away", 3, "Leeds", new DateOnly(2018, 1, 1), Priya));
        Store.Add(Observation.Record(new ObservationId(Ids.Next()), campaign.Id, "no lawyer", 4, "Leeds", new DateOnly(2018, 1, 2), Priya));
        foreach (var key in new[] { "draft", "published", "corrected", "withdrawn" })
        {
            Store.Add(ClaimWith(campaign, key));
        }

        await NextTurnAsync();
        var facts = (await Store.LoadFactsAsync(campaign.Id, At, default))!;
        facts.Evidence.ShouldBe(new EvidenceFacts(2, 7, 1, 4, 2));
        facts.Claims.Select(c => (c.Key, c.Figure, c.Status)).ShouldBe(
            [("corrected", 15000.5m, "corrected"), ("draft", 2500m, "draft"), ("published", 2500m, "published"), ("withdrawn", 2500m, "withdrawn")]);
    }

    [ContractFact]
    public async Task Facts_count_who_takes_part_now()
    {
        var campaign = await StartAsync();
        foreach (var (kind, stance) in new (ParticipationKind, int?)[]
            { (ParticipationKind.Ally, 2), (ParticipationKind.Ally, 1), (ParticipationKind.Ally, 0), (ParticipationKind.Ally, null), (ParticipationKind.Opponent, 2) })
        {
            AddParticipant(campaign, kind, stance);
        }

        AddParticipant(campaign, ParticipationKind.Ally, 2).Leave(new DateOnly(2018, 7, 1), Priya);
        await NextTurnAsync();
        var people = (await Store.LoadFactsAsync(campaign.Id, At, default))!.People;
        (people.Allies, people.Supportive).ShouldBe((4, 2));
        people.ByKind.ShouldBe(new Dictionary<string, int> { ["ally"] = 4, ["opponent"] = 1 }, ignoreOrder: true);
    }

    [ContractFact]
    public async Task Facts_count_attempts_tasks_and_open_consultations()
    {
        var campaign = await StartAsync();
        AddAttempt(campaign, ContactOutcome.NoReply, new DateOnly(2018, 7, 1));
        AddAttempt(campaign, ContactOutcome.Met, new DateOnly(2018, 7, 5));
        AddTask(campaign, new DateOnly(2018, 7, 11));
        AddTask(campaign, new DateOnly(2018, 7, 12));
        AddTask(campaign, new DateOnly(2018, 7, 1)).Complete("done", Priya);
        AddConsultation(campaign, "late", new DateOnly(2018, 9, 1)).Open(Priya);
        AddConsultation(campaign, "early", new DateOnly(2018, 8, 1)).Open(Priya);
        AddConsultation(campaign, "planned", new DateOnly(2018, 7, 30));
        await NextTurnAsync();

        var facts = (await Store.LoadFactsAsync(campaign.Id, At, default))!;
        facts.Attempts.ShouldBe(new AttemptFacts(2, 1, new DateOnly(2018, 7, 5)));
        facts.Tasks.ShouldBe(new TaskFacts(2, 1));
        facts.Consultations.Select(c => c.Key).ShouldBe(["early", "late"]);
    }

    [ContractFact]
    public async Task Facts_stay_bounded_however_long_the_ledger_grows()
    {
        var campaign = await StartAsync();
        var first = new DateOnly(1990, 1, 1);
        for (var day = 0; day < 120; day++)
        {
            Store.Add(Ledger(campaign, first.AddDays(day), PolicyState.Contested));
        }

        await NextTurnAsync();
        var ledger = (await Store.LoadFactsAsync(campaign.Id, At, default))!.Policy.Ledger;
        ledger.Select(e => e.Date).ShouldBe(Enumerable.Range(70, 50).Select(first.AddDays));
    }
}
