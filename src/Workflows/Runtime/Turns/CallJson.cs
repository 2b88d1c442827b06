using System.Text;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>A call as a work item carries it.</summary>
internal static class CallJson
{
    public static byte[] Write(CallWork work) => Encoding.UTF8.GetBytes(ObjectValue.Of(
        ("key", Value.Of(work.Key)),
        ("kind", Value.Of(work.Kind)),
        ("attempt", Value.Of(work.Attempt)),
        ("inputs", work.Inputs)).ToString());

    public static CallWork Read(WorkItem item)
    {
        var o = ValueJson.Parse(item.Payload.Span);
        return new(
            o.Get("key")!.AsText()!,
            o.Get("kind")!.AsText()!,
            o.Get("inputs") ?? Value.Null,
            item.Run,
            item.Instance,
            o.Get("attempt") is IntegerValue attempt ? (int)attempt.Value : 1,
            item.DueAt);
    }
}
