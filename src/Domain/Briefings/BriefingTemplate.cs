using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Briefings;

/// <summary>The words of a kind of briefing. A briefing keeps the words it went out with, so a revision changes nothing that was sent.</summary>
public sealed class BriefingTemplate : Entity
{
    private readonly List<TemplateRevision> _revisions = [];

    private BriefingTemplate()
    {
    }

    public BriefingTemplateId Id { get; private set; }

    /// <summary>Null for a template that every campaign may use. A campaign's own template wins over a shared one with the same key.</summary>
    public CampaignId? Campaign { get; private set; }

    /// <summary>What flows call it, for example ally-monthly; never changes.</summary>
    public string Key { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    /// <summary>Handlebars, one line.</summary>
    public string Subject { get; private set; } = null!;

    /// <summary>Markdown with Handlebars.</summary>
    public string Body { get; private set; } = null!;

    /// <summary>Every wording it ever had, oldest first; the last one is the present one.</summary>
    public IReadOnlyList<TemplateRevision> Revisions => _revisions;

    public static BriefingTemplate Write(BriefingTemplateId id, CampaignId? campaign, string key, TemplateWording wording, Stamp stamp)
    {
        Rule.Require(BriefingKeyIsASlug.Holds(key), new BriefingKeyIsASlug(key));
        var template = new BriefingTemplate { Id = id, Campaign = campaign, Key = key };
        template.Take(wording, stamp);
        return template;
    }

    /// <summary>Does nothing where the words are the same.</summary>
    public void Revise(TemplateWording wording, Stamp stamp)
    {
        if (wording != new TemplateWording(Name, Subject, Body))
        {
            Take(wording, stamp);
            Changed();
        }
    }

    private void Take(TemplateWording wording, Stamp stamp)
    {
        Name = TextIsGiven.Check(wording.Name, "The template's name");
        Subject = SubjectIsOneLine.Check(wording.Subject);
        Body = TextIsGiven.Check(wording.Body, "The template's text");
        _revisions.Add(new TemplateRevision(_revisions.Count + 1, new TemplateWording(Name, Subject, Body), stamp));
    }
}
