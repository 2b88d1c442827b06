using System.Globalization;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Changes;

/// <summary>
/// Opens a visit of a stage; makes the stage where the campaign has none of that key yet. A visit that the same run has left open
/// is closed first: runs of earlier versions of the product kept the visit of a failed stage open.
/// </summary>
public sealed class EnterStageHandler() : ChangeHandler("EnterStage")
{
    protected override async Task<Outcome?> ApplyAsync(CampaignChange change, CancellationToken cancel)
    {
        var campaign = await change.Store.FindCampaignAsync(change.Campaign, cancel);
        var key = change.Text("key") ?? "";
        if (campaign!.FindStage(key) is null)
        {
            campaign.AddStage(key, change.Text("title") ?? key, Plan(change.Input("plan")), change.Text("owner"), change.Stamp);
        }

        if (OwnVisit.Of(change, campaign, key) is { } open)
        {
            campaign.LeaveStage(key, StageEnding.Cancelled, OwnVisit.End(change, open), change.StampBecause("It was still open when the stage was entered again."));
        }

        campaign.EnterStage(key, change.Now, change.Stamp);
        return null;
    }

    private static StagePlan Plan(Value? plan) => new(Day(plan?.Get("start")), Day(plan?.Get("end")));

    /// <summary>A plan is shown, not followed: what is no date is no plan.</summary>
    private static DateOnly? Day(Value? value) =>
        value?.AsText() is { Length: >= 10 } text && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}

/// <summary>Closes the run's visit and records how it ended. Another run's visit of the stage is not its to close.</summary>
public sealed class LeaveStageHandler() : ChangeHandler("LeaveStage")
{
    protected override async Task<Outcome?> ApplyAsync(CampaignChange change, CancellationToken cancel)
    {
        var campaign = await change.Store.FindCampaignAsync(change.Campaign, cancel);
        var key = change.Text("key") ?? "";
        if (OwnVisit.Of(change, campaign!, key) is { } open)
        {
            campaign!.LeaveStage(key, Enum.Parse<StageEnding>(change.Text("status")!), OwnVisit.End(change, open), change.Stamp);
        }

        return null;
    }
}
