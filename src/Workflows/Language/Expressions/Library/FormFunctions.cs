using CampaignTracker.Workflows.Language.Values;
using static CampaignTracker.Workflows.Language.Expressions.Library.Function;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>The workflow family: bodies that are forms or have several parts.</summary>
internal static class FormFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        Form("formDataValue(actionName, key)", "The one value of a field in a step's form body; null where there is none.", (scoped in c) => One(c, Form(c), 1), ReferenceKind.Action),
        Form("formDataMultiValues(actionName, key)", "All values of a field in a step's form body.", (scoped in c) => Value.Of(Values(Form(c), c.Text(1))), ReferenceKind.Action),
        Form("multipartBody(actionName, index)", "One part of a step's multipart body, counted from 0.", (scoped in c) => Multipart.Part(WorkflowFunctions.OutputsOf(c).Get("body"), c, 1), ReferenceKind.Action),
        Form("triggerFormDataValue(key)", "The one value of a field in the trigger's form body; null where there is none.", (scoped in c) => One(c, TriggerForm(c), 0), ReferenceKind.Trigger),
        Form("triggerFormDataMultiValues(key)", "All values of a field in the trigger's form body.", (scoped in c) => Value.Of(Values(TriggerForm(c), c.Text(0))), ReferenceKind.Trigger),
        Form("triggerMultipartBody(index)", "One part of the trigger's multipart body, counted from 0.", (scoped in c) => Multipart.Part(c.Context.TriggerOutputs?.Get("body"), c, 0), ReferenceKind.Trigger),
    ];

    private static Function Form(string signature, string help, FunctionBody body, ReferenceKind refers) =>
        Live(FunctionFamily.Workflow, signature, help, body, refers);

    private static List<KeyValuePair<string, Value>> Form(scoped in Call call) => Read(WorkflowFunctions.OutputsOf(call).Get("body"), call);

    private static List<KeyValuePair<string, Value>> TriggerForm(scoped in Call call) => Read(call.Context.TriggerOutputs?.Get("body"), call);

    private static Value One(scoped in Call call, List<KeyValuePair<string, Value>> form, int keyIndex)
    {
        var values = Values(form, call.Text(keyIndex)).ToList();
        return values.Count > 1
            ? throw call.Bad(keyIndex, $"names a field with {values.Count} values; the MultiValues function gives them all.")
            : values.Count == 1 ? values[0] : Value.Null;
    }

    private static IEnumerable<Value> Values(List<KeyValuePair<string, Value>> form, string key) =>
        form.Where(f => f.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Select(f => f.Value);

    /// <summary>The fields: as the service lists them (<c>$formdata</c>), or read from a form-encoded text.</summary>
    private static List<KeyValuePair<string, Value>> Read(Value? body, scoped in Call call)
    {
        if (body?.Get("$formdata") is ArrayValue fields)
        {
            call.WillMakeItems(fields.Count * 4L);
            return [.. fields.Select(f => KeyValuePair.Create(f.Get("key")?.AsText() ?? "", f.Get("value") ?? Value.Null))];
        }

        var text = body switch
        {
            StringValue s => s.Text,
            ObjectValue when Envelope.TryRead(body, out var envelope) => envelope.Text(call, 0),
            _ => throw call.Fault(ErrorCodes.NotAvailable, "the body is no form."),
        };
        call.Spend(16L * text.Length);
        return [.. text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Field)];
    }

    private static KeyValuePair<string, Value> Field(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? KeyValuePair.Create(Decoded(pair), Value.Of(""))
            : KeyValuePair.Create(Decoded(pair[..equals]), Value.Of(Decoded(pair[(equals + 1)..])));
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
