using CampaignTracker.Workflows.Briefings.Composing;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>Copies of one e-mail: the first as it is, of the others only whom they go to.</summary>
internal sealed class Copies
{
    private readonly List<AheadRecipient> _recipients = [];
    private ComposedMessage? _first;

    public bool Any => _first is not null;

    public string Subject => _first?.Content.Subject ?? "";

    public void Add(ComposedMessage copy)
    {
        _first ??= copy;
        _recipients.Add(new AheadRecipient(copy.To.Name, copy.To.Address.Value));
    }

    public AheadMail Finish(DateTimeOffset at) => new(at, Subject, _recipients, _first!.Content.Html, _first.Content.Text);
}
