namespace CampaignTracker.Domain.Campaigns;

/// <summary>What a flow's expressions see through <c>campaign()</c>: a bounded summary, however long the campaign has lived.</summary>
/// <param name="Id">The campaign's id as text.</param>
/// <param name="Claims">The latest 200 by key, in order of key, whatever their status: an expression looks at the status.</param>
/// <param name="OpenConsultations">At most 50, the one that closes first first.</param>
public sealed record CampaignFacts(
    string Id,
    string Key,
    string Title,
    string Ask,
    string Scope,
    string Jurisdiction,
    string Level,
    string Lead,
    DateOnly StartedOn,
    IReadOnlyList<StageFacts> Stages,
    PolicyFacts Policy,
    EvidenceFacts Evidence,
    IReadOnlyDictionary<string, ClaimFacts> Claims,
    PeopleFacts People,
    AttemptFacts Attempts,
    IReadOnlyList<ConsultationFacts> OpenConsultations,
    TaskFacts Tasks)
{
    public const int MostLedgerEntries = 50;
    public const int MostClaims = 200;
    public const int MostConsultations = 50;

    /// <summary>Null when the campaign has no such stage; ignores case.</summary>
    public StageFacts? Stage(string key) => Stages.FirstOrDefault(s => string.Equals(s.Key, key, StringComparison.OrdinalIgnoreCase));
}

/// <param name="Status">NotStarted, Open or Completed.</param>
/// <param name="Visits">How often it was entered.</param>
/// <param name="EnteredAt">Of the latest visit; null before the first.</param>
/// <param name="CompletedAt">Of the latest visit; null while it is open.</param>
public sealed record StageFacts(
    string Key, string Title, string Status, int Visits, DateTimeOffset? EnteredAt, DateTimeOffset? CompletedAt, DateOnly? PlannedStart,
    DateOnly? PlannedEnd)
{
    public static StageFacts Of(Stage stage)
    {
        var last = stage.Visits.MaxBy(v => v.Number);
        return new StageFacts(
            stage.Key, stage.Title, stage.Status.ToString(), stage.Visits.Count, last?.EnteredAt, last?.LeftAt, stage.PlannedStart, stage.PlannedEnd);
    }
}

/// <param name="State">The state on the day of the facts ("inForce"); null while the ledger is empty.</param>
/// <param name="Since">The date of that entry.</param>
/// <param name="Ledger">The last 50 standing entries by date, oldest first.</param>
public sealed record PolicyFacts(string? State, DateOnly? Since, IReadOnlyList<LedgerFacts> Ledger);

public sealed record LedgerFacts(DateOnly Date, string Precision, string State, string What, string Source);

/// <param name="Counted">The sum of the observations' counts.</param>
public sealed record EvidenceFacts(int Observations, int Counted, int Patterns, int Claims, int PublishedClaims);

/// <param name="Status">draft, published, corrected or withdrawn.</param>
public sealed record ClaimFacts(
    string Key, decimal Figure, string? Qualifier, string Unit, string By, string AsOf, string Source, string? Caveat, string Status);

/// <summary>Those who take part now.</summary>
/// <param name="Supportive">Allies whose stance is 1 or more.</param>
/// <param name="ByKind">How many of each kind ("ally", "decisionMaker"); kinds nobody has are missing.</param>
public sealed record PeopleFacts(int Allies, int Supportive, IReadOnlyDictionary<string, int> ByKind);

public sealed record AttemptFacts(int Count, int Met, DateOnly? LastOn);

public sealed record ConsultationFacts(string Key, string Title, DateOnly Closes);

/// <param name="Overdue">Open and due before the day of the facts.</param>
public sealed record TaskFacts(int Open, int Overdue);
