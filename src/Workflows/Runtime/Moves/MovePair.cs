using System.Text.Json;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Execution.Migrating;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Moves;

/// <summary>Two versions of a flow and a mapping between them: what a move is, whatever the run.</summary>
internal sealed record MovePair(LoadedFlow From, LoadedFlow To, IReadOnlyDictionary<string, string> Renames)
{
    public static async Task<MovePair> LoadAsync(FlowPrograms programs, MoveWish wish, CancellationToken cancel)
    {
        var pair = new MovePair(await programs.GetAsync(wish.From, cancel), await programs.GetAsync(wish.To, cancel), wish.Renames);
        return pair.From.Version.Flow == pair.To.Version.Flow ? pair : throw new UnknownFlowException($"version {wish.To} in {pair.From.Version.FlowName}");
    }

    public IReadOnlyList<string> Faults => RunMigration.WrongRenames(From.Program, To.Program, Renames);

    public MigrationPlan Plan(StoredRun run, StepRecords? records = null)
    {
        try
        {
            return Plan(WrittenState.Parse(run.State.Span).ReadStanding(From.Program), records);
        }
        catch (JsonException damaged)
        {
            return new(null, [], [], [$"Where the run stands can't be read: {damaged.Message}"], []);
        }
    }

    public MigrationPlan Plan(RunState state, StepRecords? records = null, RunLimits? limits = null) =>
        RunMigration.Plan(From.Program, To.Program, state, Renames, records, limits);

    public AppliedMove Apply(MigrationPlan plan, Actor by, AdvanceContext context) =>
        RunMigration.Apply(plan, To.Program, Number(From), Number(To), by, Under(To, context));

    public AdvanceResult Undo(RunState before, Actor by, AdvanceContext context) =>
        RunMigration.Undo(From.Program, before, Plan(before).Positions, Number(From), Number(To), by, Under(From, context));

    private static string Number(LoadedFlow flow) => flow.Version.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What starts in the new version is told of the new version.</summary>
    private static AdvanceContext Under(LoadedFlow flow, AdvanceContext context) =>
        context with { Workflow = context.Workflow is ObjectValue workflow ? workflow.With("version", Value.Of(flow.Version.Number)) : context.Workflow };
}
