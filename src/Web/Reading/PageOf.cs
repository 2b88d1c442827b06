using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Reading;

/// <summary>A part of a list. No page of the product reads a list without an end.</summary>
/// <param name="Number">From 1.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Items, int Number, int Size, int Total)
{
    public int First => Total == 0 ? 0 : ((Number - 1) * Size) + 1;

    public int Last => First == 0 ? 0 : First + Items.Count - 1;

    public bool HasEarlier => Number > 1;

    public bool HasLater => Number * Size < Total;

    public PageOf<TOther> With<TOther>(Func<T, TOther> map) => new([.. Items.Select(map)], Number, Size, Total);
}

public static class Paging
{
    public const int UsualSize = 25;

    /// <summary>A number below 1 is taken as 1; one behind the end gives an empty page.</summary>
    public static async Task<PageOf<T>> ToPageAsync<T>(this IQueryable<T> ordered, int? number, CancellationToken cancellation, int size = UsualSize)
    {
        var page = Math.Clamp(number ?? 1, 1, 100_000);
        var total = await ordered.CountAsync(cancellation);
        var items = await ordered.Skip((page - 1) * size).Take(size).ToListAsync(cancellation);
        return new PageOf<T>(items, page, size, total);
    }
}
