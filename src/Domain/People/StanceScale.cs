namespace CampaignTracker.Domain.People;

/// <summary>Stance towards the campaign's ask, from -2 to +2. "Supportive" means 1 or more.</summary>
public static class StanceScale
{
    public const int Lowest = -2;

    public const int Highest = 2;

    public const int Supportive = 1;

    public static string Words(int? stance) => stance switch
    {
        null => "not known",
        <= -2 => "strongly opposed",
        -1 => "opposed",
        0 => "undecided",
        1 => "supportive",
        >= 2 => "champion",
    };
}
