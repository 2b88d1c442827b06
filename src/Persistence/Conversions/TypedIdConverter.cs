using CampaignTracker.Domain.Ids;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CampaignTracker.Persistence.Conversions;

internal sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Read(value))
    where TId : struct, ITypedId<TId>
{
    // An expression tree can't name a static interface member itself.
    private static TId Read(Guid value) => TId.From(value);
}
