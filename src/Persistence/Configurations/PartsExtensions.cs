using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Persistence.Configurations;

internal static class PartsExtensions
{
    /// <summary>Parts are always loaded with their owner, and go with it.</summary>
    public static void HasParts<TOwner, TPart>(
        this EntityTypeBuilder<TOwner> builder, Expression<Func<TOwner, IEnumerable<TPart>?>> parts, params string[] owner)
        where TOwner : class
        where TPart : class
    {
        var relation = builder.HasMany(parts).WithOne().HasForeignKey(owner).IsRequired().OnDelete(DeleteBehavior.Cascade);
        var navigation = relation.Metadata.PrincipalToDependent!;
        navigation.SetIsEagerLoaded(true);
        navigation.SetPropertyAccessMode(PropertyAccessMode.Field);
    }
}
