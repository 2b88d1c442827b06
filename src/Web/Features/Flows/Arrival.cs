using System.Text;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Web.Features.Flows;

/// <summary>A flow as somebody brings it: pasted, as a file, or in an exported package.</summary>
/// <param name="Name">What the document calls it; null where it does not.</param>
/// <param name="Json">The whole document, with members that this product does not know.</param>
public sealed record Arrival(string? Name, string Json, FaultList Faults)
{
    /// <summary>Every flow of a document or package. What is wrong with the whole is in <paramref name="faults"/>, what is wrong with one flow in its own.</summary>
    public static IReadOnlyList<Arrival> Read(byte[] bytes, FaultList faults)
    {
        if (FlowPackage.IsZip(bytes))
        {
            return [.. FlowPackage.Read(bytes, faults).Select(f => Of(f.Flow, new FaultList()))];
        }

        var own = new FaultList();
        if (FlowDocument.Read(bytes, own) is { } document)
        {
            return [Of(document, own)];
        }

        faults.AddUnder("", own);
        return [];
    }

    /// <summary>The text of a definition that was pasted or read from a file, byte order mark and all.</summary>
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static Arrival Of(FlowDocument document, FaultList own)
    {
        FlowProgram.Compile(document.Definition, own);
        return new(document.Name, ValueJson.Write(document.Source, indented: true), own);
    }
}
