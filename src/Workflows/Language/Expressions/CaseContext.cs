using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions;

/// <summary>
/// A made-up run, read from a document: <c>{triggerBody, triggerOutputs, variables, parameters, outputs, actions, results, items,
/// item, iterationIndexes, workflow, campaign, stages, claims, now}</c>, all optional. <c>outputs</c>, <c>items</c> and their
/// like are objects by name.
/// </summary>
/// <param name="now">Used where the document has no <c>now</c>.</param>
public sealed class CaseContext(Value? document, DateTimeOffset now, Random chance, IWorkingDays? workingDays = null) : ExpressionContext
{
    private readonly Value _document = document ?? ObjectValue.Empty;

    public override DateTimeOffset Now { get; } =
        DateTimeOffset.TryParse(document?.Get("now")?.AsText(), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var given) ? given : now;

    public override Random Chance { get; } = chance;

    public override IWorkingDays? WorkingDays { get; } = workingDays;

    public override Value? Trigger => _document.Get("trigger") ?? (TriggerOutputs is { } outputs ? ObjectValue.Of(("outputs", outputs)) : null);

    public override Value? TriggerOutputs { get; } =
        document?.Get("triggerOutputs") ?? (document?.Get("triggerBody") is { } body ? ObjectValue.Of(("body", body)) : null);

    public override Value? Workflow => _document.Get("workflow");

    /// <summary>As given, or the item of the last loop named: the innermost.</summary>
    public override Value? Item =>
        _document.Get("item") ?? (_document.Get("items") is ObjectValue { Count: > 0 } loops ? loops.AsSpan()[^1].Value : null);

    public override Value? CurrentAction => _document.Get("action");

    public override Value? Campaign => _document.Get("campaign");

    public override string? CallbackUrl => _document.Get("callbackUrl")?.AsText();

    public override Value? Parameter(string name) => Named("parameters", name);

    public override Value? Variable(string name) => Named("variables", name);

    public override Value? Action(string name) =>
        Named("actions", name)
        ?? (Named("outputs", name) is { } outputs ? ObjectValue.Of(("name", Value.Of(name)), ("status", Value.Of("Succeeded")), ("outputs", outputs)) : null);

    public override Value? Result(string scope) => Named("results", scope);

    public override Value? Items(string loop) => Named("items", loop);

    public override long? IterationIndex(string loop) => (Named("iterationIndexes", loop) as IntegerValue)?.Value;

    public override Value? Stage(string key) => Named("stages", key);

    public override Value? Claim(string key) => Named("claims", key);

    private Value? Named(string group, string name) => _document.Get(group)?.Get(name);
}
