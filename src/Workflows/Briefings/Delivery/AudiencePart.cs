using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.People;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>One part of an audience, as the records are asked for it.</summary>
public abstract record AudiencePart(CampaignId Campaign)
{
    /// <summary>People who take part in the campaign in one of these ways now.</summary>
    public sealed record Participants(CampaignId Campaign, IReadOnlyList<ParticipationKind> Kinds) : AudiencePart(Campaign);

    /// <summary>People who hold a role in an organisation of this name now.</summary>
    public sealed record Members(CampaignId Campaign, IReadOnlyList<string> Organisations) : AudiencePart(Campaign);

    /// <summary>Subscribers of the list, and people with a standing basis for it.</summary>
    public sealed record Listed(CampaignId Campaign, string List) : AudiencePart(Campaign);

    /// <summary>People by the key of their record, their address or their whole name.</summary>
    public sealed record Named(CampaignId Campaign, IReadOnlyList<string> Keys) : AudiencePart(Campaign);

    /// <summary>Colleagues: "role:lead" for the campaign's lead, "role:..." for everybody with that role, "user:..." by sign-in name.</summary>
    public sealed record Colleagues(CampaignId Campaign, IReadOnlyList<string> Users) : AudiencePart(Campaign);
}
