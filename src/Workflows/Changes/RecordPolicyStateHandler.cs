using System.Globalization;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Time;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Changes;

/// <summary>Writes the policy-state ledger. Outputs: <c>{state, date, previous: {state, date}}</c>, <c>previous</c> null before the first.</summary>
public sealed class RecordPolicyStateHandler() : ChangeHandler("RecordPolicyState")
{
    protected override async Task<Outcome?> ApplyAsync(CampaignChange change, CancellationToken cancel)
    {
        if (!PolicyStateNames.TryParse(change.Text("state"), out var state))
        {
            return Refuse("UnknownPolicyState", $"'{change.Text("state")}' is not a state of a policy. Use one of {string.Join(", ", Enum.GetValues<PolicyState>().Select(s => s.ToKey()))}.");
        }

        if (!DateOnly.TryParseExact(change.Text("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || !Enum.TryParse<DatePrecision>(change.Text("precision") ?? nameof(DatePrecision.Day), ignoreCase: true, out var precision))
        {
            return Refuse("InvalidDate", "The ledger needs a date such as 2018-07-12, and a precision of day, month or year.");
        }

        var facts = await change.Store.LoadFactsAsync(change.Campaign, change.Now, cancel);
        var fact = new PolicyFact(new PartialDate(date, precision), state, change.Text("what") ?? "", change.Text("source") ?? $"The flow {change.Request.Flow}");
        change.Store.Add(LedgerEntry.Record(new LedgerEntryId(change.Scope.Ids.Next()), change.Campaign, fact, change.Stamp));
        return Outcome.Succeeded(ObjectValue.Of(("state", Value.Of(state.ToKey())), ("date", Date(date)), ("previous", Previous(facts?.Policy.State, facts?.Policy.Since))));
    }

    private static Value Previous(string? state, DateOnly? since) =>
        state is null ? Value.Null : ObjectValue.Of(("state", Value.Of(state)), ("date", Date(since)));

    private static Value Date(DateOnly? date) => Value.Of(date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static Outcome Refuse(string code, string message) => Outcome.Failed(new StepFault(code, message));
}
