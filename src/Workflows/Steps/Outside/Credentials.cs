using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Takes out of a request what would let a reader of the journal sign in. The live service writes the same word in its place.</summary>
internal static class Credentials
{
    private static readonly string[] Secrets = ["password", "value", "secret", "pfx"];

    private static readonly string[] Headers = ["Authorization", "Proxy-Authorization", "Cookie"];

    private static readonly Value Sanitised = Value.Of("*sanitized*");

    public static Value Hide(Value request)
    {
        if (request is not ObjectValue o)
        {
            return request;
        }

        o = Without(o, ["cookie"]);
        o = o["headers"] is ObjectValue headers ? o.With("headers", Without(headers, Headers)) : o;
        return o["authentication"] switch
        {
            ObjectValue authentication => o.With("authentication", Without(authentication, Secrets)),
            null or NullValue => o,
            _ => o.With("authentication", Sanitised),
        };
    }

    private static ObjectValue Without(ObjectValue o, string[] names) =>
        o.Where(p => p.Value is not NullValue && names.Contains(p.Key, StringComparer.OrdinalIgnoreCase)).Select(p => p.Key).ToList()
            .Aggregate(o, (hidden, name) => hidden.With(name, Sanitised));
}
