using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Persistence.Tests.Samples;

public sealed class SampleSeedTests
{
    [Fact]
    public async Task The_legal_aid_campaign_is_found_as_two_years_of_use_would_have_left_it()
    {
        var until = new DateTimeOffset(2015, 8, 1, 9, 0, 0, TimeSpan.Zero);
        await using var planting = await SamplePlanting.StartAsync();
        (await planting.PlantAsync("legal-aid", until)).ShouldBeTrue();
        (await planting.PlantAsync("legal-aid", until)).ShouldBeFalse("what is there is left as it is");
        await using var context = await planting.Services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();

        var campaign = await context.Campaigns.SingleAsync();
        campaign.Stages.Single(s => s.Key == "evidence").Status.ShouldBe(StageStatus.Completed);
        campaign.Stages.Single(s => s.Key == "allies").Status.ShouldBe(StageStatus.Open);
        (await context.LedgerEntries.Select(e => e.State).ToListAsync()).ShouldBe([PolicyState.Made, PolicyState.Lost, PolicyState.Contested], ignoreOrder: true);
        (await context.Approvals.SingleAsync()).State.ShouldBe(ApprovalState.Answered);
        (await context.Set<Briefing>().CountAsync(b => b.Status == BriefingStatus.Sent)).ShouldBeGreaterThan(8);
        Directory.GetFiles(planting.Folder, "*.eml", SearchOption.AllDirectories).ShouldBeEmpty("a made-up past is not mailed");
    }

    [Fact]
    public void A_sample_moved_in_time_keeps_its_weekdays_and_nothing_but_dates_changes()
    {
        var files = new Dictionary<string, string>
        {
            ["rehearsal.json"] = """{ "from": "2019-03-04", "until": "2020-12-31" }""",
            ["flow.json"] = """{ "$schema": "x/2016-06-01/workflowdefinition.json#", "at": "2019-04-30T09:00:00" }""",
            ["templates/a.md"] = "On 2019-03-04.",
        };
        var moved = SampleDates.MoveTo(files, new DateOnly(2026, 3, 4));

        moved["rehearsal.json"].ShouldBe("""{ "from": "2026-03-02", "until": "2027-12-30" }""");
        moved["flow.json"].ShouldBe("""{ "$schema": "x/2016-06-01/workflowdefinition.json#", "at": "2026-04-28T09:00:00" }""");
        moved["templates/a.md"].ShouldBe("On 2019-03-04.");
    }
}
