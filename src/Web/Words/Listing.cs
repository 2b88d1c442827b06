namespace CampaignTracker.Web.Words;

/// <summary>Lists inside a sentence: "A, B or C".</summary>
public static class Listing
{
    public static string Or(IReadOnlyList<string> items) => Join(items, "or");

    public static string And(IReadOnlyList<string> items) => Join(items, "and");

    private static string Join(IReadOnlyList<string> items, string word) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} {word} {items[^1]}",
    };
}
