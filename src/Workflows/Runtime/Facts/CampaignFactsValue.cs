using System.Globalization;
using CampaignTracker.Domain.Campaigns.Facts;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Runtime.Facts;

/// <summary>The facts as expressions see them. The names are a public contract: flows that live for years are written against them.</summary>
public static class CampaignFactsValue
{
    public static ObjectValue Of(CampaignFacts facts) => ObjectValue.Of(
        ("id", Value.Of(facts.Id)),
        ("key", Value.Of(facts.Key)),
        ("title", Value.Of(facts.Title)),
        ("ask", Value.Of(facts.Ask)),
        ("scope", Value.Of(facts.Scope)),
        ("jurisdiction", Value.Of(facts.Jurisdiction)),
        ("level", Value.Of(facts.Level)),
        ("lead", Value.Of(facts.Lead)),
        ("startedOn", Date(facts.StartedOn)),
        ("stages", Value.Of(facts.Stages.Select(Of))),
        ("policy", Of(facts.Policy)),
        ("evidence", Of(facts.Evidence)),
        ("claims", Claims(facts)),
        ("people", Of(facts.People)),
        ("attempts", Of(facts.Attempts)),
        ("consultations", Value.Of(facts.Consultations.Select(Of))),
        ("tasks", ObjectValue.Of(("open", Number(facts.Tasks.Open)), ("overdue", Number(facts.Tasks.Overdue)))));

    /// <summary>The claims by key, for <c>claim(key)</c> and <c>campaign()?['claims']?['key']</c>.</summary>
    public static ObjectValue Claims(CampaignFacts facts)
    {
        var claims = new ObjectValue.Builder(facts.Claims.Count);
        foreach (var claim in facts.Claims)
        {
            claims.Set(claim.Key, Of(claim));
        }

        return claims.Build();
    }

    private static ObjectValue Of(StageFacts stage) => ObjectValue.Of(
        ("key", Value.Of(stage.Key)),
        ("title", Value.Of(stage.Title)),
        ("status", Value.Of(stage.Status)),
        ("visits", Number(stage.Visits)),
        ("enteredAt", Instant(stage.EnteredAt)),
        ("completedAt", Instant(stage.CompletedAt)),
        ("plan", ObjectValue.Of(("start", Date(stage.PlannedStart)), ("end", Date(stage.PlannedEnd)))));

    private static ObjectValue Of(PolicyFacts policy) => ObjectValue.Of(
        ("state", Value.Of(policy.State)),
        ("since", Date(policy.Since)),
        ("ledger", Value.Of(policy.Ledger.Select(Of))));

    private static ObjectValue Of(LedgerFacts entry) => ObjectValue.Of(
        ("date", Date(entry.Date)),
        ("precision", Value.Of(entry.Precision)),
        ("state", Value.Of(entry.State)),
        ("what", Value.Of(entry.What)),
        ("source", Value.Of(entry.Source)));

    private static ObjectValue Of(EvidenceFacts evidence) => ObjectValue.Of(
        ("observations", Number(evidence.Observations)),
        ("counted", Number(evidence.Counted)),
        ("patterns", Number(evidence.Patterns)),
        ("claims", Number(evidence.Claims)),
        ("publishedClaims", Number(evidence.PublishedClaims)));

    private static ObjectValue Of(ClaimFacts claim) => ObjectValue.Of(
        ("key", Value.Of(claim.Key)),
        ("figure", Figure(claim.Figure)),
        ("qualifier", Value.Of(claim.Qualifier)),
        ("unit", Value.Of(claim.Unit)),
        ("by", Value.Of(claim.By)),
        ("asOf", Value.Of(claim.AsOf)),
        ("source", Value.Of(claim.Source)),
        ("caveat", Value.Of(claim.Caveat)),
        ("status", Value.Of(claim.Status)));

    private static ObjectValue Of(PeopleFacts people)
    {
        var kinds = new ObjectValue.Builder(people.ByKind.Count);
        foreach (var (kind, count) in people.ByKind.OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            kinds.Set(kind, Number(count));
        }

        return ObjectValue.Of(("allies", Number(people.Allies)), ("supportive", Number(people.Supportive)), ("byKind", kinds.Build()));
    }

    private static ObjectValue Of(AttemptFacts attempts) => ObjectValue.Of(
        ("count", Number(attempts.Count)), ("met", Number(attempts.Met)), ("lastAt", Date(attempts.LastOn)));

    private static ObjectValue Of(ConsultationFacts consultation) => ObjectValue.Of(
        ("key", Value.Of(consultation.Key)), ("title", Value.Of(consultation.Title)), ("closes", Date(consultation.Closes)));

    private static Value Number(long count) => Value.Of(count);

    // "2500 children" must not read as 2500.0: a whole figure is an integer of the language.
    private static Value Figure(decimal figure) =>
        figure == decimal.Truncate(figure) && decimal.Abs(figure) < long.MaxValue ? Value.Of((long)figure) : Value.Of((double)figure);

    private static Value Date(DateOnly? date) => Value.Of(date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static Value Instant(DateTimeOffset? at) =>
        Value.Of(at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
}
