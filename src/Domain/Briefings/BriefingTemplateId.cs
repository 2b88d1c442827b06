using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Briefings;

public readonly record struct BriefingTemplateId(Guid Value) : ITypedId<BriefingTemplateId>
{
    public static BriefingTemplateId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
