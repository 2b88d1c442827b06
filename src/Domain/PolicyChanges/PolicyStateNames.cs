using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.PolicyChanges;

/// <summary>The two spellings of a policy state: "inForce" in flows and payloads, "in force" on pages.</summary>
public static class PolicyStateNames
{
    /// <summary>"inForce": stable, used in flows, payloads and expressions.</summary>
    public static string ToKey(this PolicyState state) => WireName.Of(state);

    /// <summary>"in force": for people.</summary>
    public static string ToWords(this PolicyState state) =>
        state == PolicyState.InForce ? "in force" : state.ToKey();

    /// <summary>Reads either spelling, ignoring case and spaces. Numbers are not read.</summary>
    public static bool TryParse(string? text, out PolicyState state)
    {
        var compact = text?.Replace(" ", "", StringComparison.Ordinal) ?? "";
        foreach (var candidate in Enum.GetValues<PolicyState>())
        {
            if (string.Equals(compact, candidate.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                state = candidate;
                return true;
            }
        }

        state = default;
        return false;
    }
}
