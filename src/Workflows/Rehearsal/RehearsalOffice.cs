using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Briefings.Engine;
using CampaignTracker.Workflows.Changes;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>Everything of production that works on a campaign's records and sends its mail, put together over records in memory.</summary>
internal sealed class RehearsalOffice
{
    public RehearsalOffice(string sender, RehearsalScope scope, CollectedMail mail, VirtualClock clock, Zone zone)
    {
        var from = new Mailbox(EmailAddress.From("campaigns@example.org"), sender);
        var site = new BriefingSite(new Uri("https://tracker.example.org"), TimeZoneInfo.FindSystemTimeZoneById(zone.Id), from);
        var (press, notices, composer) = (new BriefingPress(site), new TeamNotices(site), new MimeComposer());
        var issue = new BriefingIssue(press);
        var opening = new BriefingOpening(press, issue, new SignOffRequests(notices));
        var delivery = new BriefingDelivery(scope, new CopyMaker(composer, new Links(site.PublicUrl), site), mail, site, clock);
        SignOff = new BriefingSignOff(scope, issue, clock);
        var wrapper = new BriefingWrapper(notices);
        Changes = ChangeHandlers.All
            .Select(wrapper.Around)
            .Append(new OpenBriefingHandler(opening))
            .ToDictionary(handler => handler.Kind);
        Calls = new ICallHandler[]
        {
            new DeliverCall(delivery), new IssueCall(SignOff), new FinishCall(scope), new NoticeCall(new NoticeDelivery(composer, mail, site)),
        }.ToDictionary(handler => handler.Kind);
    }

    public IReadOnlyDictionary<string, IChangeHandler> Changes { get; }

    public IReadOnlyDictionary<string, ICallHandler> Calls { get; }

    public BriefingSignOff SignOff { get; }

    /// <summary>Links that lead nowhere: in a rehearsal nobody can leave.</summary>
    private sealed class Links(Uri site) : IUnsubscribeLinks
    {
        public Uri Leave(EmailAddress address, string list) => new(site, $"leave/{Uri.EscapeDataString(list)}/{address.Hash[..16]}");

        public Uri Preferences(EmailAddress address) => new(site, $"preferences/{address.Hash[..16]}");
    }
}
