using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class WrittenWordsTests
{
    [Fact]
    public void A_trigger_that_names_no_event_is_an_error_because_it_could_never_start()
    {
        var faults = Checked("""{ "type": "Campaign.Event", "inputs": {} }""", "{}");

        faults.Errors.ShouldHaveSingleItem().Path.ShouldBe("triggers.T.inputs.event");
    }

    [Fact]
    public void An_event_that_is_nearly_a_known_one_is_asked_about()
    {
        var faults = Checked("""{ "type": "Campaign.Event", "inputs": { "event": "evidence.recoded" } }""", """{ "W": { "type": "Campaign.WaitForEvent", "inputs": { "event": "stage.Entered" } } }""");

        faults.HasErrors.ShouldBeFalse();
        faults.Warnings.Select(f => $"{f.Path}: {f.Message}").ShouldBe(
            [
                "triggers.T.inputs.event: No campaign raises an event called 'evidence.recoded'. Did you mean evidence.recorded?",
                "actions.W.inputs.event: No campaign raises an event called 'stage.Entered'. Did you mean stage.entered?",
            ]);
    }

    [Fact]
    public void An_event_of_ones_own_is_allowed_and_the_known_ones_are_listed()
    {
        var faults = Checked("""{ "type": "Campaign.Event", "inputs": { "event": "petition.signed.twice" } }""", "{}");

        faults.HasErrors.ShouldBeFalse();
        faults.Warnings.ShouldHaveSingleItem().Message.ShouldContain("consultation.closing");
    }

    [Theory]
    [InlineData("""{ "type": "Compose", "inputs": 1, "retryPolicy": { "type": "fixed", "interval": "bogus" } }""", "retryPolicy", "ignored")]
    [InlineData("""{ "type": "Campaign.Stage", "inputs": { "key": "k", "title": "T", "plan": { "start": "2026-02-30", "end": "2026-06-30" } }, "actions": {} }""", "inputs.plan.start", "no planned start")]
    [InlineData("""{ "type": "Campaign.Task", "inputs": { "title": "T", "assignedTo": "rolle:lead" } }""", "inputs.assignedTo", "Did you mean role:lead?")]
    [InlineData("""{ "type": "Campaign.Task", "inputs": { "title": "T", "assignedTo": "role:lead", "dueInWorkingDays": -3 } }""", "inputs.dueInWorkingDays", "from 0 to 10,000")]
    public void What_would_be_taken_without_a_word_is_warned_of(string step, string place, string words)
    {
        var warning = Checked("""{ "type": "Request" }""", $$"""{ "S": {{step}} }""").Warnings.ShouldHaveSingleItem();

        warning.Path.ShouldBe($"actions.S.{place}");
        warning.Message.ShouldContain(words);
    }

    [Fact]
    public void What_is_computed_or_written_well_is_not_warned_of()
    {
        Checked("""{ "type": "Campaign.Event", "inputs": { "event": "evidence.recorded" } }""", """
            { "S": { "type": "Campaign.Stage", "inputs": { "key": "k", "title": "T", "plan": { "start": "@utcNow()", "end": "2026-06-30" }, "owner": "lead" }, "actions": {
                "A": { "type": "Campaign.Task", "inputs": { "title": "T", "assignedTo": ["role:lead", "user:a@example.org", "@triggerBody()?['who']", "b@example.org"], "dueInWorkingDays": "@add(1, 2)" } } } } }
            """).ShouldBeEmpty();
    }

    private static FaultList Checked(string trigger, string actions)
    {
        var faults = new FaultList();
        var document = FlowDocument.Read(ValueJson.Parse($$"""{ "triggers": { "T": {{trigger}} }, "actions": {{actions}} }"""), faults)!;
        FlowProgram.Compile(document.Definition, faults);
        return faults;
    }
}
