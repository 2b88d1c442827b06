using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Evidence;

namespace CampaignTracker.Workflows.Samples.Reading;

/// <summary>Reads <c>campaign.json</c>. Members it does not know (sources, notes, a causal loop) are for people and are left alone.</summary>
internal static class CampaignFile
{
    public static SampleCampaign Read(SampleNode file)
    {
        var key = file.Text("key");
        if (key.Length > 0 && !CampaignKeyIsASlug.Holds(key))
        {
            file.Fault("Use lower-case words joined by hyphens.", "key");
        }

        return new SampleCampaign(key, Outline(file, key), file.Date("startedOn"), Stages(file), Claims(file));
    }

    private static CampaignOutline Outline(SampleNode file, string key)
    {
        var jurisdiction = file.Text("jurisdiction");
        if (jurisdiction.Length > 0 && !Scheduling.WorkingDays.WorkingCalendars.TryResolve(jurisdiction, out _))
        {
            file.Fault(new Scheduling.WorkingDays.UnknownJurisdictionException(jurisdiction).Message, "jurisdiction");
        }

        return new CampaignOutline(
            file.Text("title"), file.Text("ask"), file.Text("summary"), file.Name<CampaignScope>("scope"), jurisdiction,
            file.Name<SystemicLevel>("level"), file.Text("lead"), key);
    }

    private static List<SampleStage> Stages(SampleNode file)
    {
        if (!file.Has("stages"))
        {
            file.Fault("A campaign has at least one stage.", "stages");
        }

        return [.. file.Items("stages").Select(stage => new SampleStage(stage.Text("key"), stage.Text("title"), Plan(stage), stage.Optional("owner")))];
    }

    private static StagePlan Plan(SampleNode stage)
    {
        var plan = stage.At("plan");
        var (start, end) = (plan.OptionalDate("start"), plan.OptionalDate("end"));
        if (end < start)
        {
            plan.Fault("The end is before the start.", "end");
            return StagePlan.None;
        }

        return new StagePlan(start, end);
    }

    private static List<SampleClaim> Claims(SampleNode file) =>
    [
        .. file.Items("claims").Select(claim => new SampleClaim(
            claim.Text("key"),
            new ClaimFigure(
                claim.Number("figure"), claim.Optional("qualifier"), claim.Text("unit"), claim.Text("by"), claim.Text("asOf"),
                claim.Text("source"), claim.Optional("caveat")))),
    ];
}
