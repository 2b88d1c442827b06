using CampaignTracker.Persistence.Rehearsal;
using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Rehearsal.Ahead;

namespace CampaignTracker.Web.Rehearsing;

/// <summary>How a flow is rehearsed from its start: for which campaign, by which trigger, with what.</summary>
/// <param name="Campaign">Null for none.</param>
/// <param name="Body">What the trigger brings, as JSON text.</param>
/// <param name="Foretold">Null where the flow has errors.</param>
public sealed record FlowRehearsal(
    FlowToRehearse Flow, IReadOnlyList<CampaignChoice> Campaigns, CampaignChoice? Campaign, string Trigger, string Body, RehearsalForm Form, Foretold? Foretold, IReadOnlyList<string> Faults)
{
    /// <summary>Versions to choose from, newest first.</summary>
    public IReadOnlyList<int> Versions { get; init; } = [];

    /// <summary>Runs whose answers can be taken over.</summary>
    public IReadOnlyList<EarlierRun> Earlier { get; init; } = [];

    /// <summary>What stands in the address beside the assumptions.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Kept(int? version) =>
    [
        .. version is { } number ? [new KeyValuePair<string, string>("version", number.ToString(System.Globalization.CultureInfo.InvariantCulture))] : Array.Empty<KeyValuePair<string, string>>(),
        new("campaign", Campaign?.Key ?? NoCampaign), new("trigger", Trigger), new("body", Body),
    ];

    public const string NoCampaign = "none";
}

/// <summary>Rehearses versions and drafts of flows. Changes nothing.</summary>
public sealed class FlowRehearsals(FlowsToRehearse flows, Rehearsals rehearsals, DateWords words)
{
    public async Task<FlowRehearsal> PlayAsync(FlowToRehearse flow, IQueryCollection query, CancellationToken cancellation)
    {
        var form = RehearsalForm.Read(query);
        var campaigns = await flows.CampaignsAsync(flow.Version.Campaign, cancellation);
        var campaign = flow.Version.Campaign is not null ? campaigns.FirstOrDefault() : campaigns.Find(one => one.Key == query["campaign"]);
        var trigger = flow.Trigger(query["trigger"]);
        List<string> faults = [];
        var typed = query["body"].ToString();
        var body = string.IsNullOrWhiteSpace(typed) ? Usual(campaign) : RehearsalForm.ReadJson(typed, "What starts it", faults) ?? Usual(campaign);
        var from = form.From(words.Now);
        var earlier = await flows.RunsAsync(flow.Version.Flow, cancellation);
        var assumptions = await AssumeAsync(form, earlier, cancellation);
        var foretold = flow.Faults.Count > 0 || faults.Count > 0
            ? null
            : await rehearsals.OfFlowAsync(
                new FlowStart(flow.Version, trigger, ObjectValue.Of(("body", body))), campaign?.Id, from, from.AddMonths(form.Months), assumptions, cancellation);
        return new FlowRehearsal(flow, campaigns, campaign, trigger, faults.Count > 0 ? typed : body.ToString(), form, foretold, faults) 
        {
            Versions = await flows.NumbersAsync(flow.Version.Flow, cancellation),
            Earlier = earlier,
        };
    }

    /// <summary>Answers of an earlier run, those typed on the page before them; where it did not ask, all goes well.</summary>
    private async Task<Assumptions> AssumeAsync(RehearsalForm form, List<EarlierRun> earlier, CancellationToken cancellation)
    {
        if (form.Recorded is not { } run || !earlier.Exists(one => one.Id == run))
        {
            return form.Assumptions;
        }
        var answers = new Dictionary<string, AssumedAnswer>(await flows.AnswersAsync(run, cancellation), StringComparer.Ordinal);
        foreach (var (key, answer) in form.Answers)
        {
            answers[key] = answer;
        }
        return form.Assumptions with { AllGoesWell = true, Answers = answers };
    }

    // What a campaign's flow is started with when the campaign begins.
    private static ObjectValue Usual(CampaignChoice? campaign) => campaign is null ? ObjectValue.Empty : ObjectValue.Of(("campaign", Value.Of(campaign.Key)));
}
