using CampaignTracker.CrashHost;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Stores.Runs;
using CampaignTracker.Workflows.Runtime;
using Microsoft.Extensions.Logging.Abstractions;

// A node of the engine and nothing else, to be killed at any moment: PROVIDER CONNECTION FOLDER LEASE-MILLISECONDS CLOCK-SECONDS DIES-ONE-TURN-IN (a lease of 0: the default; dies 0: never)
var database = new TrackerDatabase(Enum.Parse<DatabaseProvider>(args[0]), args[1]);
var numbers = System.Globalization.CultureInfo.InvariantCulture;
var time = new SkewedTime(TimeSpan.FromSeconds(int.Parse(args[4], numbers)));
var ids = new TimeOrderedIds(time);
var lease = int.Parse(args[3], numbers);
var options = lease == 0 ? new EngineOptions() : new EngineOptions { Lease = TimeSpan.FromMilliseconds(lease), Poll = TimeSpan.FromMilliseconds(200) };
var store = FlowStores.Over(database, time, NullLogger<IFlowStore>.Instance);
var dies = int.Parse(args[5], numbers);
using var engine = new RunEngine(
    dies == 0 ? store : new MortalStore(store, dies),
    new CampaignDesk(database, ids, options, []),
    new([new ReminderRecord()], [new DeliveryRecord(args[2])], []),
    ids,
    time,
    options,
    NullLogger<RunEngine>.Instance);
using var host = new EngineHost(engine, NullLogger<EngineHost>.Instance);
await host.StartAsync(CancellationToken.None);
Console.WriteLine("running");
await host.ExecuteTask!;
