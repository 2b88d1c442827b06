using CampaignTracker.Web.Pieces;

namespace CampaignTracker.Web.Hosting;

internal static class PieceServices
{
    public static IServiceCollection AddPieces(this IServiceCollection services) => services.AddSingleton<IconSprite>();
}
