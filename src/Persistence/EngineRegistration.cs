using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Stores.Flows;
using CampaignTracker.Persistence.Stores.Runs;
using CampaignTracker.Workflows.Changes;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Moves;
using CampaignTracker.Workflows.Scheduling.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Persistence;

public static class EngineRegistration
{
    /// <summary>Registers the engine over the database of <see cref="PersistenceRegistration.AddTrackerPersistence"/>: <see cref="IRuns"/>,
    /// <see cref="IFlowLibrary"/>, the changes to a campaign's own records and the loops. Further handlers are those registered as <see cref="IChangeHandler"/> and <see cref="ICallHandler"/>.</summary>
    public static IServiceCollection AddTrackerEngine(this IServiceCollection services, Func<IServiceProvider, EngineOptions> options)
    {
        services.TryAddSingleton(options);
        services.AddSingleton(Store);
        services.AddSingleton<ICampaignDesk, CampaignDesk>();
        services.AddSingleton<FlowLibrary>();
        services.AddSingleton<IFlowLibrary>(provider => provider.GetRequiredService<FlowLibrary>());
        services.AddSingleton<IFlowDrafts, FlowDrafts>();
        services.AddSingleton<IMoveStore, MoveStore>();
        services.AddSingleton(provider => provider.GetRequiredService<RunEngine>().Programs);
        services.AddSingleton<IRunMoves, RunMoves>();
        services.AddSingleton<ICallHandler>(provider => new MoveCall(provider.GetRequiredService<IRunMoves>));
        services.AddSingleton<ICallHandler>(provider => new UndoCall(provider.GetRequiredService<IRunMoves>));
        services.AddSingleton<RunRepeats>();
        foreach (var handler in ChangeHandlers.All)
        {
            services.AddSingleton(handler);
        }

        services.AddSingleton<IStepAnswerSource, WorkAnswers>();
        services.AddSingleton(Handlers);
        services.AddSingleton<RunEngine>();
        services.AddSingleton<IRuns>(provider => provider.GetRequiredService<RunEngine>());
        services.AddHostedService<EngineHost>();
        services.AddSingleton<IRecurringWork, FlowRecurrence>();
        services.AddHostedService<FlowSchedules>();
        return services;
    }

    private static EngineHandlers Handlers(IServiceProvider provider)
    {
        IChangeWrapper[] wrappers = [.. provider.GetServices<IChangeWrapper>()];
        var changes = provider.GetServices<IChangeHandler>().Select(handler => wrappers.Aggregate(handler, (inner, wrapper) => wrapper.Around(inner)));
        return new EngineHandlers([.. changes], provider.GetServices<ICallHandler>(), provider.GetServices<IStepAnswerSource>());
    }

    private static IFlowStore Store(IServiceProvider provider)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        return FlowStores.Over(provider.GetRequiredService<TrackerDatabase>(), time, provider.GetRequiredService<ILogger<IFlowStore>>());
    }
}
