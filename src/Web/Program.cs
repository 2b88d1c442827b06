using CampaignTracker.Web.Hosting;
using Microsoft.Extensions.Options;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddSettings();
    builder.Services.AddPages().AddPieces().AddPolicies().AddSignIn();
    builder.Services.AddHealthChecks();

    var app = builder.Build();
    app.Services.GetRequiredService<IStartupValidator>().Validate();
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
