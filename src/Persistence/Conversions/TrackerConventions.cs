using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Conversions;

/// <summary>How each kind of value is stored, on every provider.</summary>
internal static class TrackerConventions
{
    public static void Apply(ModelConfigurationBuilder builder, string? provider)
    {
        foreach (var id in typeof(ITypedId<>).Assembly.GetTypes().Where(IsTypedId))
        {
            builder.Properties(id).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(id));
        }

        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        builder.Properties<decimal>().HavePrecision(18, 4);
        builder.Properties<Origin>().HaveConversion<OriginConverter>().HaveMaxLength(1000);
        builder.Properties<Assignee>().HaveConversion<AssigneeConverter>().HaveMaxLength(260);
        _ = provider == "Microsoft.EntityFrameworkCore.Sqlite"
            ? builder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>()
            : builder.Properties<DateTimeOffset>().HaveConversion<UtcInstantConverter>();
    }

    private static bool IsTypedId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>));
}
