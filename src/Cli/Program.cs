using CampaignTracker.Cli;

return await CommandLine.RunAsync(args, Terminal.Process());
