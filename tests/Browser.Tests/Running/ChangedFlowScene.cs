using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Moves;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Browser.Tests.Running;

/// <summary>A flow in its second version, with a draft of the third that has a fault, a run on each version, and long names.</summary>
internal sealed record ChangedFlowScene(Guid Flow, Guid Run, Guid Moved, Guid Move)
{
    private const string LongName = "Wait_until_the_ministry_has_answered_the_third_letter_of_the_coalition_about_the_statutory_instrument";

    private const string Definition = $$"""
        { "triggers": { "manual": { "type": "Request", "kind": "Button" } },
          "actions": { "First_review": { "type": "Wait", "inputs": { "until": { "timestamp": "2099-01-01T09:00:00Z" } } },
            "{{LongName}}": { "type": "Campaign.Gate", "inputs": { "condition": "@equals(1, 2)", "waitingFor": "the answer of the ministry" } } } }
        """;

    public static async Task<ChangedFlowScene> AddAsync(IServiceProvider services)
    {
        var (library, runs) = (services.GetRequiredService<IFlowLibrary>(), services.GetRequiredService<IRuns>());
        var first = await PublishAsync(library, Definition, "The first version");
        var (stays, moves) = (await StartAsync(runs, first.VersionId), await StartAsync(runs, first.VersionId));
        var second = await PublishAsync(library, Definition.Replace("First_review", "Second_review", StringComparison.Ordinal), "The review is the second one");
        var renames = new Dictionary<string, string> { ["First_review"] = "Second_review" };
        var move = Guid.Parse("019a0000-0000-7000-8000-000000000b01");
        await services.GetRequiredService<IRunMoves>().MoveAsync(move, new(first.VersionId, second.VersionId, moves, renames), new Actor("Anna Field", "The first review is over."), default);
        await services.GetRequiredService<IFlowDrafts>().SaveAsync(
            new(first.Flow, move, 0, Definition.Replace("Campaign.Gate", "Campaign.Door", StringComparison.Ordinal), second.Number, "Anna Field", "A door instead of a gate"), default);
        return new(first.Flow, stays, moves, move);
    }

    private static Task<PublishedFlow> PublishAsync(IFlowLibrary library, string definition, string note) =>
        library.PublishAsync(new("A flow that changes", null, definition, "Anna Field", note), default);

    private static async Task<Guid> StartAsync(IRuns runs, Guid version) =>
        (await runs.StartAsync(new(version, null, "manual", ObjectValue.Of(("body", Value.Null))), default)).Run;
}
