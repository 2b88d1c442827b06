using System.Security.Cryptography;
using System.Text;
using Quartz;

namespace CampaignTracker.Workflows.Scheduling.Jobs;

/// <summary>What the scheduler calls a job. Its table on SQL Server holds 150 letters; a job named by a flow and its trigger may have more.</summary>
internal static class JobKeys
{
    private const int Longest = 150;
    private const int MarkLength = 32;

    /// <summary>The name itself where it is short enough, else its beginning and a mark that no other name has.</summary>
    public static string NameOf(string job)
    {
        if (job.Length <= Longest)
        {
            return job;
        }

        var kept = Longest - MarkLength - 1;
        var begin = job[..(char.IsHighSurrogate(job[kept - 1]) ? kept - 1 : kept)];
        return $"{begin} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(job)))[..MarkLength]}";
    }

    public static JobKey Of(string job) => new(NameOf(job), QuartzRecurringJobs.Group);

    /// <summary>As it was kept under its whole name, by the databases that hold that; null where that is the name it has now.</summary>
    public static JobKey? Former(string job) => job.Length > Longest ? new(job, QuartzRecurringJobs.Group) : null;
}
