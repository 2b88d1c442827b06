using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Briefings.Wording;
using CampaignTracker.Workflows.Execution;
using Actor = CampaignTracker.Domain.Events.Actor;

namespace CampaignTracker.Workflows.Tests.Briefings.Delivery;

public sealed class BriefingSignOffTests
{
    private const string Inputs = """{"template":"ally-monthly","audience":{"roles":["ally"]},"values":{"news":"laid"},"needsSignOff":true,"signOffBy":["role:leadership"]}""";
    private static readonly Actor Miriam = new("miriam@example.org", "Miriam Hale", ["leadership"]);
    private static readonly Actor Anna = new("anna@example.org", "Anna Field", ["officer"]);
    private readonly BriefingWorld _world = new();

    public BriefingSignOffTests() => _world.Ally("Sam", "sam@example.net");

    [Fact]
    public async Task Those_asked_are_told_and_nothing_goes_out_before_they_agree()
    {
        await _world.OpenAsync(Inputs);
        await _world.WorkAsync();

        var request = _world.Transport.Messages.ShouldHaveSingleItem();
        request.To.Address.Value.ShouldBe("miriam@example.org");
        request.Content.Subject.ShouldBe("Please sign off: News for …");
        request.Content.Text.ShouldContain($"https://tracker.example.org/briefings/{_world.Briefing.Id}");
        request.Headers.ShouldNotContain(h => h.Key.StartsWith("List-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sign_off_lets_it_go_and_the_step_hears_who_it_was()
    {
        await _world.OpenAsync(Inputs);

        (await _world.Signing.ApproveAsync(_world.Briefing.Id, Miriam, "Good", null, CancellationToken.None)).ShouldBeNull();
        await _world.WorkAsync();

        _world.Transport.Messages.Select(m => m.To.Name).ShouldContain("Sam");
        _world.Finished.ShouldHaveSingleItem().Outcome.Outputs.ToString().ShouldContain("\"signedOffBy\":\"Miriam Hale\"");
    }

    [Fact]
    public async Task What_was_signed_off_goes_out_although_the_template_was_revised_since()
    {
        await _world.OpenAsync(Inputs);
        _world.Records.All<BriefingTemplate>().Single().Revise(new TemplateWording("x", "x", "Entirely different."), _world.Stamp);

        await _world.Signing.ApproveAsync(_world.Briefing.Id, Miriam, null, null, CancellationToken.None);
        await _world.WorkAsync();

        _world.Transport.Messages.Single(m => m.To.Name == "Sam").Content.Text.ShouldContain("news of Legal aid: laid.");
    }

    [Fact]
    public async Task A_refusal_fails_the_step_with_its_reason()
    {
        await _world.OpenAsync(Inputs);

        await _world.Signing.RefuseAsync(_world.Briefing.Id, Miriam, "The figure is old.", CancellationToken.None);
        await _world.WorkAsync();

        var outcome = _world.Finished.ShouldHaveSingleItem().Outcome;
        (outcome.Status, outcome.Fault!.Code).ShouldBe((StepStatus.Failed, "BriefingRefused"));
        outcome.Fault.Message.ShouldBe("Miriam Hale refused it: The figure is old.");
        _world.Deliveries.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_lead_is_known_by_their_part_on_the_team()
    {
        await _world.OpenAsync(Inputs.Replace("role:leadership", "role:lead", StringComparison.Ordinal));

        (await _world.Signing.ApproveAsync(_world.Briefing.Id, Anna, null, null, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_briefing_signed_off_early_waits_for_its_time()
    {
        await _world.OpenAsync(Inputs.Replace("\"needsSignOff\"", "\"sendAt\":\"2018-07-13T08:00:00Z\",\"needsSignOff\"", StringComparison.Ordinal));
        await _world.Signing.ApproveAsync(_world.Briefing.Id, Miriam, null, null, CancellationToken.None);

        await _world.WorkAsync();
        _world.Deliveries.ShouldBeEmpty();
        _world.Time.Pass(TimeSpan.FromDays(1));
        await _world.WorkAsync();

        _world.Deliveries.ShouldHaveSingleItem().Status.ShouldBe(DeliveryStatus.Delivered);
    }

    [Fact]
    public async Task Words_that_the_organisation_avoids_need_a_person_who_says_why()
    {
        _world.Records.Add(AvoidedPhrase.Add(new AvoidedPhraseId(_world.Ids.Next()), "laid", "Nobody outside Parliament knows it.", "put before Parliament", _world.Stamp));

        (await _world.OpenAsync()).ShouldBeNull();
        _world.Briefing.Status.ShouldBe(BriefingStatus.AwaitingSignOff);
        await _world.Signing.ApproveAsync(_world.Briefing.Id, Anna, null, "It is for lawyers.", CancellationToken.None);
        await _world.WorkAsync();

        _world.Briefing.History.Single(h => h.What == "wording accepted").Why.ShouldBe("It is for lawyers.");
        _world.Transport.Messages[0].Content.Text.ShouldContain("put before Parliament");
        _world.Deliveries.ShouldHaveSingleItem().Status.ShouldBe(DeliveryStatus.Delivered);
    }
}
