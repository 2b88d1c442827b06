using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.People;
using CampaignTracker.Workflows.Briefings.Transport;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Tests.Briefings.Composing;

namespace CampaignTracker.Workflows.Tests.Briefings.Delivery;

public sealed class BriefingDeliveryTests
{
    private readonly BriefingWorld _world = new();

    [Fact]
    public async Task Everybody_with_a_basis_gets_one_copy_and_the_step_is_told()
    {
        _world.Ally("Sam", "sam@example.net");
        _world.Ally("Ruth", "ruth@example.net");

        (await _world.OpenAsync()).ShouldBeNull();
        await _world.WorkAsync();

        _world.Transport.Messages.Select(m => m.To.Address.Value).ShouldBe(["sam@example.net", "ruth@example.net"]);
        var (step, outcome) = _world.Finished.ShouldHaveSingleItem();
        step.Instance.ShouldBe(7);
        outcome.Status.ShouldBe(StepStatus.Succeeded);
        outcome.Outputs.ToString().ShouldContain("\"recipients\":2,\"suppressed\":0,\"sentAt\":\"2018-07-12T08:00:00");
        _world.Briefing.Status.ShouldBe(BriefingStatus.Sent);
    }

    [Fact]
    public async Task A_copy_is_personal_and_says_why_and_on_which_basis()
    {
        _world.Ally("Sam Reed", "sam@example.net");

        await _world.OpenAsync();
        await _world.WorkAsync();

        var sent = _world.Transport.Messages.ShouldHaveSingleItem();
        var message = StrictMessage.Parse(sent.Bytes);
        message["Subject"].ShouldBe("News for Sam Reed");
        message["List-Id"].ShouldBe("legal-aid-allies <legal-aid-allies.example.org>");
        message["List-Unsubscribe"].ShouldStartWith("<https://tracker.example.org/u/legal-aid-allies-");
        message["Auto-Submitted"].ShouldBe("auto-generated");
        message["Date"].ShouldBe("Thu, 12 Jul 2018 09:00:00 +0100");
        sent.Content.Text.ShouldContain("Dear Sam Reed,\n\nnews of Legal aid: laid.");
        sent.Content.Text.ShouldContain("You are an ally of this campaign. You agreed to it on");
        sent.Content.Text.ShouldContain("Sent automatically by the flow “Legal aid”, step “Monthly briefing”.");
    }

    [Fact]
    public async Task Nobody_without_a_lawful_basis_is_written_to()
    {
        _world.Ally("Without", "without@example.net", list: null);
        _world.Ally("Elsewhere", "elsewhere@example.net", list: "press-list");
        _world.Ally("No address", null);
        _world.Ally("Broken address", "broken @ example");
        _world.Ally("Ended", "ended@example.net").EndLawfulBasis("legal-aid-allies", _world.Stamp);

        var outcome = await _world.OpenAsync();

        outcome!.Outputs.ToString().ShouldContain("\"recipients\":0");
        _world.Deliveries.ShouldBeEmpty();
        _world.Jobs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Those_who_asked_for_no_more_are_held_back_and_recorded()
    {
        _world.Ally("Sam", "sam@example.net");
        _world.Ally("Left the list", "left@example.net");
        _world.Ally("Left another list", "other@example.net");
        _world.Ally("Bounced", "bounced@example.net");
        Suppress("LEFT@example.net", "legal-aid-allies", SuppressionReason.Unsubscribed);
        Suppress("other@example.net", "press", SuppressionReason.Unsubscribed);
        Suppress("bounced@example.net", null, SuppressionReason.Bounced);

        await _world.OpenAsync();
        await _world.WorkAsync();

        _world.Transport.Messages.Select(m => m.To.Name).ShouldBe(["Sam", "Left another list"]);
        _world.Deliveries.Where(d => d.Status == DeliveryStatus.Suppressed).Select(d => d.Name).ShouldBe(["Left the list", "Bounced"]);
        _world.Finished.ShouldHaveSingleItem().Outcome.Outputs.ToString().ShouldContain("\"recipients\":4,\"suppressed\":2");
    }

    [Fact]
    public async Task Who_leaves_between_the_issue_and_the_sending_gets_nothing()
    {
        _world.Ally("Sam", "sam@example.net");
        await _world.OpenAsync();
        Suppress("sam@example.net", "legal-aid-allies", SuppressionReason.Unsubscribed);

        await _world.WorkAsync();

        _world.Transport.Messages.ShouldBeEmpty();
        _world.Deliveries.ShouldHaveSingleItem().Status.ShouldBe(DeliveryStatus.Suppressed);
        _world.Briefing.Status.ShouldBe(BriefingStatus.Sent);
    }

    [Fact]
    public async Task One_address_gets_one_copy_however_often_the_audience_names_it()
    {
        var sam = _world.Ally("Sam", "sam@example.net");
        _world.Ally("Sam at work", "SAM@example.net");
        sam.TakeRole("Director", null, new DateOnly(2018, 1, 1), _world.Stamp);

        await _world.OpenAsync("""{"template":"ally-monthly","audience":{"roles":["ally"],"people":["sam"]},"values":{"news":"laid"}}""");

        _world.Deliveries.ShouldHaveSingleItem().Name.ShouldBe("Sam");
    }

    [Fact]
    public async Task After_a_crash_between_sending_and_recording_the_repeat_is_the_same_message()
    {
        _world.Ally("Sam", "sam@example.net");
        await _world.OpenAsync();
        var job = _world.Jobs.ShouldHaveSingleItem();
        _world.Transport.DiesAfterSending = true;
        await Should.ThrowAsync<OperationCanceledException>(() => _world.WorkAsync(job));

        _world.Transport.DiesAfterSending = false;
        _world.Time.Pass(TimeSpan.FromMinutes(10));
        await _world.WorkAsync(job);
        await _world.WorkAsync(job);

        _world.Transport.Messages.Count.ShouldBe(2);
        _world.Transport.Messages[1].Bytes.Span.SequenceEqual(_world.Transport.Messages[0].Bytes.Span).ShouldBeTrue();
        _world.Deliveries.ShouldHaveSingleItem().Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task A_delivered_copy_is_never_sent_again()
    {
        _world.Ally("Sam", "sam@example.net");
        await _world.OpenAsync();
        var job = _world.Jobs.ShouldHaveSingleItem();

        await _world.WorkAsync(job);
        await _world.WorkAsync(job);

        _world.Transport.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_passing_trouble_is_tried_again_later_and_given_up_at_last()
    {
        _world.Ally("Sam", "sam@example.net");
        _world.Transport.Answer = _ => MailOutcomeKind.TransientFailure;
        await _world.OpenAsync();

        await _world.WorkAsync();
        _world.Transport.Messages.Count.ShouldBe(1);
        _world.Time.Pass(TimeSpan.FromMinutes(2));
        await _world.WorkAsync();
        _world.Time.Pass(TimeSpan.FromMinutes(4));
        await _world.WorkAsync();

        _world.Transport.Messages.Count.ShouldBe(3);
        var record = _world.Deliveries.ShouldHaveSingleItem();
        (record.Status, record.Detail).ShouldBe((DeliveryStatus.Failed, "Given up after 3 attempts. TransientFailure"));
        _world.Finished.ShouldHaveSingleItem().Outcome.Status.ShouldBe(StepStatus.Succeeded);
    }

    [Fact]
    public async Task A_refused_address_does_not_hold_up_the_others()
    {
        _world.Ally("Gone", "gone@example.net");
        _world.Ally("Sam", "sam@example.net");
        _world.Transport.Answer = m => m.To.Name == "Gone" ? MailOutcomeKind.PermanentFailure : MailOutcomeKind.Delivered;

        await _world.OpenAsync();
        await _world.WorkAsync();

        _world.Deliveries.Select(d => d.Status).ShouldBe([DeliveryStatus.Failed, DeliveryStatus.Delivered]);
        _world.Finished.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_step_that_asks_twice_gets_one_briefing()
    {
        _world.Ally("Sam", "sam@example.net");
        await _world.OpenAsync();
        await _world.OpenAsync();
        await _world.WorkAsync();
        var again = await _world.OpenAsync();

        _world.Transport.Messages.ShouldHaveSingleItem();
        again!.Status.ShouldBe(StepStatus.Succeeded);
    }

    [Fact]
    public async Task A_briefing_for_later_waits_for_its_time()
    {
        _world.Ally("Sam", "sam@example.net");
        await _world.OpenAsync("""{"template":"ally-monthly","audience":{"roles":["ally"]},"values":{"news":"laid"},"sendAt":"2018-07-13T08:00:00Z"}""");

        await _world.WorkAsync();
        _world.Transport.Messages.ShouldBeEmpty();
        _world.Time.Pass(TimeSpan.FromDays(1));
        await _world.WorkAsync();

        _world.Transport.Messages.ShouldHaveSingleItem().Date.ShouldBe(new DateTimeOffset(2018, 7, 13, 8, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("""{"template":"unknown","audience":{"roles":["ally"]}}""", "UnknownTemplate")]
    [InlineData("""{"template":"ally-monthly","audience":{"roles":["ally"]}}""", "BriefingFaulty")]
    public async Task What_can_not_be_made_fails_the_step_at_once(string inputs, string code)
    {
        var outcome = await _world.OpenAsync(inputs);

        outcome!.Fault!.Code.ShouldBe(code);
        _world.Records.All<Briefing>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"template":"ally-monthly","audience":{"roles":["friend"]},"values":{"news":"x"}}""", "ParticipationKindExists")]
    [InlineData("""{"template":"ally-monthly","audience":{},"values":{"news":"x"}}""", "AudienceNamesSomebody")]
    public async Task An_audience_that_means_nothing_breaks_a_rule(string inputs, string rule) =>
        (await Should.ThrowAsync<Domain.Rules.RuleBrokenException>(() => _world.OpenAsync(inputs))).Rule.Code.ShouldBe(rule);

    [Fact]
    public async Task Colleagues_get_it_in_the_course_of_their_work_and_are_not_offered_to_leave()
    {
        await _world.OpenAsync("""{"template":"ally-monthly","audience":{"users":["role:leadership","role:lead"]},"values":{"news":"laid"}}""");
        await _world.WorkAsync();

        _world.Transport.Messages.Select(m => m.To.Address.Value).ShouldBe(["anna@example.org", "miriam@example.org"]);
        StrictMessage.Parse(_world.Transport.Messages[0].Bytes).Has("List-Unsubscribe").ShouldBeFalse();
        _world.Transport.Messages[0].Content.Text.ShouldNotContain("Stop these messages");
    }

    [Fact]
    public async Task A_large_audience_is_expanded_a_page_at_a_time_and_each_gets_one()
    {
        for (var i = 0; i < 1201; i++)
        {
            _world.Ally($"Ally {i}", $"ally{i}@example.net", kind: i % 2 == 0 ? ParticipationKind.Ally : ParticipationKind.Partner);
        }

        await _world.OpenAsync("""{"template":"ally-monthly","audience":{"roles":["ally","partner"]},"values":{"news":"laid"}}""");

        _world.Deliveries.Select(d => d.Address).Distinct().Count().ShouldBe(1201);
        _world.Jobs.Count.ShouldBe(1201);
    }

    private void Suppress(string address, string? list, SuppressionReason reason) => _world.Records.Add(
        Suppression.Record(new SuppressionId(_world.Ids.Next()), EmailAddress.From(address), list, reason, "link", _world.Time.GetUtcNow()));
}
