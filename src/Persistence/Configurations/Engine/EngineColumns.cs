using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CampaignTracker.Persistence.Configurations.Engine;

/// <summary>How the engine keeps instants, on every provider: UTC ticks, exact, because a timer is told from the one that replaced it by its instant.</summary>
internal static class EngineColumns
{
    public const int KeyLength = 200;

    public static PropertyBuilder<DateTimeOffset> Ticks(this PropertyBuilder<DateTimeOffset> property) =>
        property.HasConversion(new ExactTicks());

    public static PropertyBuilder<DateTimeOffset?> Ticks(this PropertyBuilder<DateTimeOffset?> property) =>
        property.HasConversion(new ExactTicks());

    private sealed class ExactTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
