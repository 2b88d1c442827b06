using System.Globalization;
using CampaignTracker.Workflows.Rehearsal;

namespace CampaignTracker.Cli.Verbs;

/// <summary>Writes e-mails as files that mail programs open; their names sort by time. The folder is made with the first one.</summary>
internal sealed class MailFolder(string folder)
{
    private int _count;

    public void Write(RehearsedMail mail)
    {
        Directory.CreateDirectory(folder);
        var name = string.Create(CultureInfo.InvariantCulture, $"{mail.At:yyyy-MM-dd}-{++_count:00000}-{mail.Template}-{mail.Message.To.Address.Value}.eml");
        var safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '@' or '_' ? c : '_'));
        using var file = File.Create(Path.Combine(folder, safe));
        file.Write(mail.Message.Bytes.Span);
    }
}
