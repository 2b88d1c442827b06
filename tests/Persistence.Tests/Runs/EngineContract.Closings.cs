using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Housekeeping;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Runs;

// An open consultation comes to its end while flows wait for it, or start on it.
public abstract partial class EngineContract
{
    private static readonly DateOnly Closes = new(2026, 4, 1); // a Wednesday

    [ContractFact]
    public async Task Flows_are_told_once_at_each_distance_that_a_consultation_closes()
    {
        var campaign = await ConsultedAsync();
        var waiting = await It.StartAsync(
            await It.PublishAsync("""{ "Near": { "type": "Campaign.WaitForEvent", "inputs": { "event": "consultation.closing", "where": "@equals(item()?['distance'], 5)" } } }""", campaign), campaign);
        var starting = await It.PublishAsync(
            """{ "Note": { "type": "Compose", "inputs": "@triggerBody()" } }""", campaign, """{ "closing": { "type": "Campaign.Event", "inputs": { "event": "consultation.closing" } } }""");

        await CountOnAsync(17);
        (await CountStartsAsync(starting)).ShouldBe(0, "eleven working days are left");
        await CountOnAsync(18);
        await CountOnAsync(18);
        (await CountStartsAsync(starting)).ShouldBe(1);
        (await It.RunAsync(waiting)).Status.ShouldBe(RunStatus.Running);

        // Nobody counted for a week: on the 26th, four are left.
        await CountOnAsync(26);
        (await CountStartsAsync(starting)).ShouldBe(2);
        (await It.RunAsync(waiting)).Status.ShouldBe(RunStatus.Succeeded);
        (await It.JournalAsync(waiting)).Last(e => e.Path == "Near").Outputs!.Get("payload")!.Get("workingDaysLeft").ShouldBe(Value.Of(4));

        await CountOnAsync(35);
        (await CountStartsAsync(starting)).ShouldBe(2, "it has closed");
    }

    private async Task<CampaignId> ConsultedAsync()
    {
        var campaign = NewCampaign();
        var stamp = new Stamp(Origin.Import("test"), It.Time.Now);
        var outline = new CampaignOutline("Legal aid", "Ask", "", CampaignScope.National, "England and Wales", SystemicLevel.Societal, "Us");
        var consultation = Consultation.Plan(new ConsultationId(Database.Ids.Next()), campaign, "fees", "The Ministry", "Fees", null, Closes, null, stamp);
        consultation.Open(stamp);
        await using var context = Database.NewContext();
        context.AddRange(Campaign.Start(campaign, "c" + Database.Ids.Next().ToString("N"), outline, new DateOnly(2026, 1, 1), stamp), consultation);
        await context.SaveChangesAsync();
        return campaign;
    }

    /// <summary>On a day of March; 35 is 4 April.</summary>
    private async Task CountOnAsync(int day)
    {
        It.Time.Now = new DateTimeOffset(2026, 3, 1, 6, 0, 0, TimeSpan.Zero).AddDays(day - 1);
        await new ClosingCount(It.Contexts, It.Engine, It.Options, It.Time).RunAsync(default);
    }

    private Task<int> CountStartsAsync(Guid version) => It.ReadAsync(c => c.Set<RunRow>().CountAsync(r => r.FlowVersionId == version));
}
