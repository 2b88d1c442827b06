namespace CampaignTracker.Domain.Ids;

/// <summary>What all typed ids share, so that one converter stores every one of them.</summary>
public interface ITypedId<TSelf>
    where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}
