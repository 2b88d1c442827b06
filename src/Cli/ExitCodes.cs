namespace CampaignTracker.Cli;

/// <summary>What scripts rely on.</summary>
public static class ExitCodes
{
    public const int Fine = 0;
    public const int InputHasErrors = 1;
    public const int WrongUsage = 2;
}
