using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Events;
using CampaignTracker.Workflows.Briefings.Rendering;

namespace CampaignTracker.TestScene;

public sealed partial class LegalAidScene
{
    private const string Words = """
        # Where we stand

        Dear {{recipient.name}},

        the order is **in force**. What now counts is whether children hear of it, and whether there is a lawyer within reach. {{claim "children-per-year"}}.

        ## What you can do

        1. Tell the law centres near you that the cases are back in scope
        2. Send us what you see: what happened, how often, where. [Never who](https://tracker.example.org/casework).

        > "I told my story four times before somebody could take my case."

        | Check | When |
        |---|---|
        | Six months | 25 April 2020 |
        | Twelve months | 25 October 2020 |
        """;

    public BriefingId SentBriefing { get; } = new(ids.Next());

    public BriefingId WaitingBriefing { get; } = new(ids.Next());

    private IEnumerable<object> Briefings()
    {
        var stamp = Now() with { By = Origin.Flow("Legal aid campaign", "Tell_the_allies_every_month", Run.Id) };
        yield return BriefingTemplate.Write(new BriefingTemplateId(ids.Next()), _campaign, "ally-monthly", new TemplateWording("Monthly briefing to allies", "Legal aid: where we stand", Words), Now());
        var sent = Briefing.Draft(SentBriefing, _campaign, new BriefingPlan("ally-monthly", 1, "Legal aid: where we stand", Words, Audience.OfKinds("ally")), stamp);
        sent.Issue(Content(), 4, 1, stamp);
        yield return sent;
        (string Name, string? HeldBack, string? Refused)[] copies =
        [
            ("Ruth Calder", null, null), ("Wilhelmina Featherstonehaugh-Abernathy", null, null), ("Sam Reed", "They asked for no more from legal-aid-allies, 3 May 2018.", null),
            ("Gone Away", null, "550 5.1.1 The mailbox is not there any more"),
        ];
        foreach (var (name, heldBack, refused) in copies)
        {
            yield return Copy(name, heldBack, refused, stamp);
        }

        sent.Complete(stamp);
        var waiting = Briefing.Draft(
            WaitingBriefing, _campaign,
            new BriefingPlan("ally-monthly", 1, "Legal aid: where we stand", Words, Audience.OfUsers("role:leadership", "role:administrator"), SignOffBy: ["role:officer"]), stamp);
        waiting.AskForSignOff(Content(), stamp);
        yield return waiting;
    }

    private DeliveryRecord Copy(string name, string? heldBack, string? refused, Stamp stamp)
    {
        var address = EmailAddress.From($"{name.Split(' ')[0].ToLowerInvariant()}@law-centre.example.org");
        var basis = new Basis("consent", "You agreed to it on 3 May 2018 (joining form): “Send me the monthly briefing”");
        var record = DeliveryRecord.For(new DeliveryId(ids.Next()), SentBriefing, new Recipient(address, name, "You are an ally of this campaign.", basis, "legal-aid-allies"), stamp.At, heldBack);
        if (heldBack is null)
        {
            record.Start($"<{record.Id.Value:N}@example.org>", stamp.At);
            if (refused is null)
            {
                record.Deliver("The mail server took it.", stamp.At);
            }
            else
            {
                record.Fail(refused, stamp.At);
            }
        }

        return record;
    }

    private static BriefingContent Content()
    {
        var figure = new CitedFigure("children-per-year", 2500, null, "children a year were cut off from legal aid", "Government estimate", "2013", "https://www.gov.example/estimate");
        var source = new BriefingSource("Legal aid: where we stand", Words, new Dictionary<string, object?>(), new Dictionary<string, CitedFigure> { [figure.Key] = figure });
        return new BriefingRenderer(TimeZoneInfo.Utc).Render(source, new BriefingFrame("Example Children's Charity", "Legal aid for separated and unaccompanied children")).Content!;
    }
}
