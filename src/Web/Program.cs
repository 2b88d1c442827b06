using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Scheduling;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Mail;
using Microsoft.Extensions.Options;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddSettings();
    builder.AddMail();
    builder.Services.AddTrackerPersistence(builder.Configuration);
    builder.Services.AddPages().AddPieces().AddPolicies().AddSignIn().AddReading(builder.Configuration);
    builder.Services.AddHostedService<DatabaseStart>();
    builder.Services.AddFlows().AddTrackerScheduling(builder.Configuration);
    builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");

    var app = builder.Build();
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    if (args.Contains(DatabaseCommand.Name))
    {
        await DatabaseCommand.RunAsync(app.Services);
        return 0;
    }
    app.UseTracker();
    await app.RunAsync();
    return 0;
}
catch (OptionsValidationException wrong)
{
    foreach (var sentence in wrong.Failures)
    {
        await Console.Error.WriteLineAsync(sentence);
    }
    return 1;
}
