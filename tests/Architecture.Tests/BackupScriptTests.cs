using System.Diagnostics;

namespace CampaignTracker.Architecture.Tests;

/// <summary>The scripts of infra/, run on a data folder whose database is open and has rows that are still in its write-ahead log.</summary>
public sealed class BackupScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tracker-backup").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SqliteToolFact]
    public void What_was_saved_while_the_database_was_in_use_comes_back_whole()
    {
        Run("mkdir -p data/keys data/mail && echo key > data/keys/k.xml && echo mail > data/mail/1.eml").ShouldBe(0);
        // The writer stays open until the backup is made, so its rows are in the log and not in the file.
        Run("""
            mkfifo hold
            (printf '%s\n' 'PRAGMA journal_mode=WAL; CREATE TABLE t(x); INSERT INTO t VALUES (1),(2);' '.shell touch ready'; cat hold) | sqlite3 data/tracker.db &
            exec 3>hold
            until [ -e ready ]; do sleep 0.05; done
            [ -s data/tracker.db-wal ] || exit 9
            """ + $"\n'{Repository.Root}/infra/backup.sh' data saved.tar.gz; result=$?; exec 3>&-; wait; exit $result").ShouldBe(0);

        Run($"'{Repository.Root}/infra/restore.sh' saved.tar.gz restored").ShouldBe(0);

        Run("""[ "$(sqlite3 restored/tracker.db 'SELECT sum(x) FROM t')" = 3 ] && cmp data/keys/k.xml restored/keys/k.xml && cmp data/mail/1.eml restored/mail/1.eml""").ShouldBe(0);
    }

    [SqliteToolFact]
    public void Nothing_is_ever_restored_over_a_folder_that_holds_something()
    {
        Run($"mkdir data other && touch data/a other/b && '{Repository.Root}/infra/backup.sh' data saved.tar.gz").ShouldBe(0);
        Run($"'{Repository.Root}/infra/restore.sh' saved.tar.gz other").ShouldBe(1);
        Run("[ ! -e other/a ] && [ -e other/b ]").ShouldBe(0);
    }

    [SqliteToolFact]
    public void A_backup_never_replaces_an_older_one()
    {
        Run($"mkdir data && touch saved.tar.gz && '{Repository.Root}/infra/backup.sh' data saved.tar.gz").ShouldBe(1);
        Run("[ ! -s saved.tar.gz ]").ShouldBe(0);
    }

    private int Run(string script)
    {
        var start = new ProcessStartInfo("bash") { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
