using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Briefings;

/// <summary>One wording of a template, and who wrote it.</summary>
public sealed class TemplateRevision : HistoryEntry
{
    private TemplateRevision() => (Name, Subject, Body) = (null!, null!, null!);

    internal TemplateRevision(int number, TemplateWording wording, Stamp stamp)
        : base(number, stamp) => (Name, Subject, Body) = (wording.Name, wording.Subject, wording.Body);

    public string Name { get; private set; }

    public string Subject { get; private set; }

    public string Body { get; private set; }
}
