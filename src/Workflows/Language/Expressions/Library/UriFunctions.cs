using CampaignTracker.Workflows.Language.Values;
using static CampaignTracker.Workflows.Language.Expressions.Library.Function;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>The URI parsing family. The URI must be absolute.</summary>
internal static class UriFunctions
{
    private const FunctionFamily Family = FunctionFamily.Uri;

    public static IReadOnlyList<Function> All { get; } =
    [
        Pure(Family, "uriHost(uri)", "The host of a URI.", (scoped in c) => Value.Of(Absolute(c).Host)),
        Pure(Family, "uriPath(uri)", "The path of a URI; / where there is none.", (scoped in c) => Value.Of(Absolute(c).AbsolutePath)),
        Pure(Family, "uriPathAndQuery(uri)", "The path and query of a URI.", (scoped in c) => Value.Of(Absolute(c).PathAndQuery)),
        Pure(Family, "uriPort(uri)", "The port of a URI, or its scheme's own; -1 where the scheme has none.", (scoped in c) => Value.Of((long)Absolute(c).Port)),
        Pure(Family, "uriQuery(uri)", "The query of a URI with its question mark; empty where there is none.", (scoped in c) => Value.Of(Absolute(c).Query)),
        Pure(Family, "uriScheme(uri)", "The scheme of a URI.", (scoped in c) => Value.Of(Absolute(c).Scheme)),
    ];

    private static Uri Absolute(scoped in Call call)
    {
        var text = call.TextToRead(0, 32);
        // On Unix .NET takes a bare path for a file's URI.
        return !text.StartsWith('/') && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            ? uri
            : throw call.Bad(0, $"must be an absolute URI, such as https://example.org/path, but was '{ValueText.Shorten(text)}'.");
    }
}
