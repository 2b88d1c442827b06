using CampaignTracker.CrashHost;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Stores.Runs;
using CampaignTracker.Workflows.Runtime;
using Microsoft.Extensions.Logging.Abstractions;

// A node of the engine and nothing else, to be killed at any moment: PROVIDER CONNECTION FOLDER LEASE-MILLISECONDS CLOCK-SECONDS (a lease of 0: the default)
var database = new TrackerDatabase(Enum.Parse<DatabaseProvider>(args[0]), args[1]);
var numbers = System.Globalization.CultureInfo.InvariantCulture;
var time = new SkewedTime(TimeSpan.FromSeconds(int.Parse(args[4], numbers)));
var ids = new TimeOrderedIds(time);
var lease = int.Parse(args[3], numbers);
var options = lease == 0 ? new EngineOptions() : new EngineOptions { Lease = TimeSpan.FromMilliseconds(lease), Poll = TimeSpan.FromMilliseconds(200) };
using var engine = new RunEngine(
    FlowStores.Over(database, time, NullLogger<IFlowStore>.Instance),
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
