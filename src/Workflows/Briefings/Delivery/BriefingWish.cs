using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>What a step of a flow asks for.</summary>
/// <param name="Inputs">As the step's inputs say: template, audience, subject, sendAt (an instant), needsSignOff, signOffBy, values.</param>
public sealed record BriefingWish(CampaignId Campaign, FlowStepOrigin Step, Stamp Stamp, Value Inputs)
{
    public string Template => Inputs.Get("template")?.AsText() ?? "";

    public string? Subject => Inputs.Get("subject")?.AsText();

    public bool NeedsSignOff => Inputs.Get("needsSignOff") is BooleanValue { Value: true };

    public IReadOnlyList<string> SignOffBy => Texts(Inputs.Get("signOffBy"));

    public DateTimeOffset? SendAt => Inputs.Get("sendAt")?.AsText() is { } text
        ? DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal)
        : null;

    /// <summary>A JSON object.</summary>
    public string Values => Inputs.Get("values") is ObjectValue values ? values.ToString() : "{}";

    public Audience Audience
    {
        get
        {
            var audience = Inputs.Get("audience");
            return new Audience(
                Texts(audience?.Get("roles")), Texts(audience?.Get("organisations")), audience?.Get("list")?.AsText(), Texts(audience?.Get("people")), Texts(audience?.Get("users")));
        }
    }

    private static List<string> Texts(Value? value) => value switch
    {
        ArrayValue list => [.. list.Select(item => item.AsText()).OfType<string>().Where(text => text.Length > 0)],
        StringValue { Text.Length: > 0 } text => [text.Text],
        _ => [],
    };
}
