using System.Globalization;
using System.Text.Json.Nodes;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.PolicyChanges;
using static CampaignTracker.Workflows.Samples.Writing.Members;

namespace CampaignTracker.Workflows.Samples.Writing;

/// <summary>The members of <c>rehearsal.json</c>.</summary>
internal static class ScriptMembers
{
    public static JsonObject Of(RehearsalScript script) => Object(
        ("from", Day(script.From)),
        ("until", Day(script.Until)),
        ("by", script.Facts.Count > 0 ? script.Facts[0].When.By : "user:nobody@example.org"),
        ("facts", List(script.Facts, Fact)),
        ("answers", List(script.Answers, Answer)),
        ("seedAnswers", List(script.SeedAnswers, Answer)));

    private static JsonObject Answer(SampleAnswer answer) => Object(
        ("step", answer.Step), ("visit", answer.Visit), ("answer", answer.Answer), ("by", answer.By), ("afterWorkingDays", answer.AfterWorkingDays),
        ("on", Day(answer.On)), ("comment", answer.Comment), ("unlessAskedWithin", answer.UnlessAskedWithin?.ToString()));

    private static JsonObject Fact(SampleFact fact)
    {
        var (kind, members) = Members(fact);
        return Object(
            [
                ("on", Day(fact.When.On)), ("at", fact.When.At.ToString("HH:mm", CultureInfo.InvariantCulture)), ("by", fact.When.By), ("do", kind),
                .. members,
            ]);
    }

    private static (string Kind, (string Name, JsonNode? Value)[] Members) Members(SampleFact fact) => fact switch
    {
        SampleFact.RecordObservation seen => ("recordObservation", [("what", seen.What), ("count", seen.Count), ("place", seen.Place), ("pattern", seen.Pattern)]),
        SampleFact.NamePattern named => ("namePattern", [("pattern", named.Key), ("title", named.Title), ("description", named.Description)]),
        SampleFact.PublishClaim published => ("publishClaim", [("claim", published.Claim)]),
        SampleFact.Join join => ("join",
            [("person", join.Person), ("organisation", join.Organisation), ("kind", WireName.Of(join.Kind)), ("stance", join.Stance), ("influence", join.Influence)]),
        SampleFact.RecordStance stance => ("recordStance", [("person", stance.Person), ("organisation", stance.Organisation), ("stance", stance.Stance), ("why", stance.Why)]),
        SampleFact.RecordAttempt attempt => ("recordAttempt",
            [
                ("whom", attempt.Whom), ("channel", WireName.Of(attempt.Channel)), ("outcome", WireName.Of(attempt.Outcome)), ("referredTo", attempt.ReferredTo),
                ("holdsThePower", attempt.HoldsThePower ? true : null), ("note", attempt.Note),
            ]),
        SampleFact.OpenConsultation opened => ("openConsultation",
            [
                ("consultation", opened.Key), ("body", opened.Body), ("title", opened.Title), ("opens", Day(opened.Opens)), ("closes", Day(opened.Closes)),
                ("questions", Texts(opened.Questions)),
            ]),
        SampleFact.SubmitConsultation submitted => ("submitConsultation", [("consultation", submitted.Key)]),
        SampleFact.RecordPolicyState state => ("recordPolicyState",
            [
                ("state", state.Fact.State.ToKey()), ("date", Day(state.Fact.When.Date)), ("precision", WireName.Of(state.Fact.When.Precision)),
                ("what", state.Fact.What), ("source", state.Fact.Source),
            ]),
        SampleFact.FollowInstrument followed => ("followInstrument", [("instrument", followed.Key), ("kind", WireName.Of(followed.Kind)), ("title", followed.Title)]),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "A fact that nobody writes."),
    };
}
