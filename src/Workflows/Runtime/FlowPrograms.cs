using System.Collections.Concurrent;
using System.Text;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>Compiled versions, each loaded once. They are few and immutable, whatever the number of runs. Safe for use from several threads.</summary>
public sealed class FlowPrograms(IFlowStore store)
{
    // Old versions that no run uses any more would stay for ever otherwise.
    private const int Kept = 500;

    private readonly ConcurrentDictionary<Guid, LoadedFlow> _loaded = new();

    /// <exception cref="UnknownFlowException">No such version.</exception>
    /// <exception cref="InvalidDefinitionException">No program can be made of it that holds all its steps.</exception>
    public ValueTask<LoadedFlow> GetAsync(Guid version, CancellationToken cancel) =>
        _loaded.TryGetValue(version, out var flow) ? ValueTask.FromResult(flow) : new(LoadAsync(version, cancel));

    private async Task<LoadedFlow> LoadAsync(Guid version, CancellationToken cancel)
    {
        var stored = await store.FindVersionAsync(version, cancel) ?? throw new UnknownFlowException(version.ToString());
        var faults = new FaultList();
        var document = FlowDocument.Read(Encoding.UTF8.GetBytes(stored.Definition), faults);

        // Strictness counts when a version is published. One that was goes on under checks that have come since.
        if (document is null || FlowProgram.Compile(document.Definition, faults) is not { IsWhole: true } program)
        {
            throw new InvalidDefinitionException(faults);
        }

        var flow = new LoadedFlow(stored, program);
        if (_loaded.Count >= Kept)
        {
            _loaded.Clear();
        }

        _loaded[version] = flow;
        return flow;
    }
}
