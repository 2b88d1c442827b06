using CampaignTracker.Domain.Legislation;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Time;

namespace CampaignTracker.Workflows.Samples.Reading;

/// <summary>Reads one fact of a rehearsal by what it does.</summary>
internal static class FactReader
{
    private static readonly TimeOnly Noon = new(12, 0);

    private static readonly Dictionary<string, Func<SampleNode, SampleMoment, SampleFact>> Kinds = new(StringComparer.Ordinal)
    {
        ["recordObservation"] = (fact, when) => new SampleFact.RecordObservation(
            when, fact.Text("what"), fact.OptionalInteger("count", 1, 1_000_000) ?? 1, fact.Text("place"), fact.Optional("pattern")),
        ["namePattern"] = (fact, when) => new SampleFact.NamePattern(when, fact.Text("pattern"), fact.Text("title"), fact.Text("description")),
        ["publishClaim"] = (fact, when) => new SampleFact.PublishClaim(when, fact.Text("claim")),
        ["join"] = Join,
        ["recordStance"] = (fact, when) => new SampleFact.RecordStance(
            when, fact.Optional("person"), fact.Optional("organisation"), Stance(fact) ?? 0, fact.Optional("why")),
        ["recordAttempt"] = Attempt,
        ["openConsultation"] = (fact, when) => new SampleFact.OpenConsultation(
            when, fact.Text("consultation"), fact.Text("body"), fact.Text("title"), fact.Date("opens"), fact.Date("closes"), fact.Texts("questions")),
        ["submitConsultation"] = (fact, when) => new SampleFact.SubmitConsultation(when, fact.Text("consultation")),
        ["recordPolicyState"] = (fact, when) => new SampleFact.RecordPolicyState(when, State(fact, when)),
        ["followInstrument"] = (fact, when) => new SampleFact.FollowInstrument(
            when, fact.Text("instrument"), fact.Name<InstrumentKind>("kind"), fact.Text("title")),
    };

    /// <summary>Null for a kind of fact that is not known; the fault is noted.</summary>
    public static SampleFact? Read(SampleNode fact, string usuallyBy)
    {
        var kind = fact.Text("do");
        if (!Kinds.TryGetValue(kind, out var read))
        {
            fact.Fault($"Write one of {string.Join(", ", Kinds.Keys)}.", "do");
            return null;
        }

        return read(fact, new SampleMoment(fact.Date("on"), fact.OptionalTime("at") ?? Noon, fact.Optional("by") ?? usuallyBy));
    }

    private static SampleFact.Join Join(SampleNode fact, SampleMoment when)
    {
        if (!fact.Has("person") && !fact.Has("organisation"))
        {
            fact.Fault("Name the person, the organisation, or both.");
        }

        return new SampleFact.Join(
            when, fact.Optional("person"), fact.Optional("organisation"), fact.Name<ParticipationKind>("kind"), Stance(fact),
            fact.OptionalInteger("influence", 1, 5));
    }

    private static SampleFact.RecordAttempt Attempt(SampleNode fact, SampleMoment when)
    {
        var outcome = fact.Name<ContactOutcome>("outcome");
        if (outcome == ContactOutcome.Referred)
        {
            fact.Text("referredTo");
        }

        return new SampleFact.RecordAttempt(
            when, fact.Text("whom"), fact.Name<ContactChannel>("channel"), outcome, fact.Optional("referredTo"), fact.Flag("holdsThePower"),
            fact.Optional("note"));
    }

    private static PolicyFact State(SampleNode fact, SampleMoment when)
    {
        if (!PolicyStateNames.TryParse(fact.Text("state"), out var state))
        {
            fact.Fault($"Write one of {string.Join(", ", Enum.GetValues<PolicyState>().Select(known => known.ToKey()))}.", "state");
        }

        var precision = fact.Has("precision") ? fact.Name<DatePrecision>("precision") : DatePrecision.Day;
        return new PolicyFact(new PartialDate(fact.OptionalDate("date") ?? when.On, precision), state, fact.Text("what"), fact.Text("source"));
    }

    private static int? Stance(SampleNode fact) => fact.OptionalInteger("stance", StanceScale.Lowest, StanceScale.Highest);
}
