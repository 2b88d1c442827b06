using System.Text;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;

namespace CampaignTracker.Web.Features.Flows;

/// <summary>What the checker says about a text that is to become a version.</summary>
/// <param name="Program">Null where the text holds no flow at all. One with errors can be compared, not run.</param>
public sealed record DraftCheck(FlowProgram? Program, FaultList Faults)
{
    public static DraftCheck Of(string text)
    {
        var faults = new FaultList();
        var document = FlowDocument.Read(Encoding.UTF8.GetBytes(text), faults);
        return new(document is null ? null : FlowProgram.Compile(document.Definition, faults), faults);
    }
}
