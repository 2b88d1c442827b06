using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Ports;

namespace CampaignTracker.Workflows.Changes;

/// <summary>A change to the records of the run's campaign. A run without one can't make it; a broken rule fails the step in the rule's words.</summary>
public abstract class ChangeHandler(string kind) : IChangeHandler
{
    public string Kind { get; } = kind;

    public async Task<Outcome?> ApplyAsync(ChangeRequest change, IChangeScope scope, CancellationToken cancel)
    {
        if (change.Run.Campaign is not { } campaign)
        {
            return Outcome.Failed(new StepFault("NoCampaign", "This step changes a campaign, but the run belongs to none."));
        }

        try
        {
            return await ApplyAsync(new CampaignChange(change, scope, campaign), cancel);
        }
        catch (RuleBrokenException broken)
        {
            return Outcome.Failed(new StepFault(broken.Rule.Code, broken.Rule.Sentence));
        }
    }

    protected abstract Task<Outcome?> ApplyAsync(CampaignChange change, CancellationToken cancel);
}

/// <summary>A change with what every handler asks of it.</summary>
public sealed record CampaignChange(ChangeRequest Request, IChangeScope Scope, CampaignId Campaign)
{
    public ICampaignStore Store => Scope.Records<ICampaignStore>();

    public DateTimeOffset Now => Request.Now;

    /// <summary>The step, as the records name it.</summary>
    public string Step => Request.Path[(Request.Path.LastIndexOf('/') + 1)..];

    public Stamp Stamp => StampBecause(null);

    /// <summary>The id of the record this step waits for.</summary>
    public Guid RecordId => StepRecordId.Of(Request.Run.Id, Request.Instance, Request.Attempt);

    public Stamp StampBecause(string? why) => new(Origin.Flow(Request.Flow, Step, Request.Run.Id), Now, why);

    public Value? Input(string name) => Request.Inputs.Get(name) is { IsNull: false } value ? value : null;

    public string? Text(string name) => Input(name) switch
    {
        null => null,
        StringValue text => text.Text,
        var other => other.ToString(),
    };

    public IReadOnlyList<string> Texts(string name) =>
        Input(name) is ArrayValue list ? [.. list.Select(item => item.AsText()).OfType<string>()] : Text(name) is { } one ? [one] : [];
}
