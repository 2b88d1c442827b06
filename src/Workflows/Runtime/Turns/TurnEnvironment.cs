using System.Collections.Frozen;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Scheduling.Zones;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>What all turns of a process share. Safe for use from several threads.</summary>
internal sealed class TurnEnvironment(
    IFlowStore store, FlowPrograms programs, ICampaignDesk desk, EngineHandlers handlers, IIdSource ids, TimeProvider time, EngineOptions options, ILogger logger)
{
    public IFlowStore Store => store;

    public FlowPrograms Programs => programs;

    public ContentShelf Contents { get; } = new();

    public ICampaignDesk Desk => desk;

    public FrozenDictionary<string, IChangeHandler> Handlers { get; } = handlers.Changes.ToFrozenDictionary(h => h.Kind, StringComparer.Ordinal);

    public IReadOnlyList<IStepAnswerSource> Answers { get; } = [.. handlers.Answers];

    public IIdSource Ids => ids;

    public TimeProvider Time => time;

    public EngineOptions Options => options;

    public Zone Zone { get; } = TimeZones.Resolve(options.TimeZone);

    public ILogger Logger => logger;
}
