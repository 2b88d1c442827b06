using CampaignTracker.Domain.Ids;

namespace CampaignTracker.Domain.Consultations;

public readonly record struct ConsultationId(Guid Value) : ITypedId<ConsultationId>
{
    public static ConsultationId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
