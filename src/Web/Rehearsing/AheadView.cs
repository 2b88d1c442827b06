using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Rehearsal.Ahead;

namespace CampaignTracker.Web.Rehearsing;

/// <summary>A rehearsal as a page shows it.</summary>
/// <param name="Path">The page's own address, without its query.</param>
/// <param name="Kept">What stands in the address beside the assumptions, to be kept when they change: a version, a campaign.</param>
/// <param name="ShowsNames">False: who gets an e-mail is shown as a number only.</param>
public sealed record AheadView(Foretold Foretold, RehearsalForm Form, string Path, IReadOnlyList<KeyValuePair<string, string>> Kept, bool ShowsNames)
{
    /// <summary>Runs of the flow whose answers can be taken over.</summary>
    public IReadOnlyList<EarlierRun> Earlier { get; init; } = [];

    /// <summary>Rows of the form; where a flow asks more often, the assumption for all stands for the rest.</summary>
    public const int MostAsks = 30;

    public IReadOnlyList<AheadRow> Rows { get; } = RowsOf(Foretold, Form);

    public IEnumerable<IGrouping<(int Year, int Month), AheadRow>> Months => Rows.GroupBy(row => (row.Line.At.Year, row.Line.At.Month));

    /// <summary>Lines of other flows that are not listed.</summary>
    public int OthersHidden => Foretold.Lines.Count - Rows.Count;

    public IReadOnlyList<Ask> Asks { get; } = [.. Foretold.Asks.Where(ask => Form.Others || Foretold.Followed.Contains(ask.Run)).Take(MostAsks)];

    public IReadOnlyList<StillWaiting> Waiting { get; } = [.. Foretold.Waiting.Where(wait => Form.Others || Foretold.Followed.Contains(wait.Run))];

    /// <summary>"If nothing else happens, 3 e-mails go out by 22 November 2027: “News” to 4 people on 1 December."</summary>
    public string Sentence(DateWords words)
    {
        var mails = Rows.SelectMany(row => row.Mails).Select(mail => mail.Mail).ToList();
        var what = $"{Assumption}, {(mails.Count == 0 ? "no e-mail goes out" : mails.Count == 1 ? "1 e-mail goes out" : $"{Count.Number(mails.Count)} e-mails go out")} by {words.Day(Foretold.Until)}";
        string[] first = [.. mails.Take(3).Select(mail => $"“{mail.Subject}” to {Count.Of(mail.Recipients.Count, "person", "people")} on {words.Short(words.DayOf(mail.At))}")];
        return first.Length == 0 ? what + "." : mails.Count > 3 ? $"{what}: {string.Join(", ", first)}, and {Count.Number(mails.Count - 3)} more." : $"{what}: {Listing.And(first)}.";
    }

    /// <summary>The address of an e-mail's preview: the same rehearsal, from the same moment.</summary>
    public string MailPath(AheadRow.NumberedMail mail, bool asText = false) => $"{Path}{Query(
        [.. Kept, .. Assumed(), new("at", Foretold.From.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("mail", mail.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new("handler", "Mail"), .. asText ? [new KeyValuePair<string, string>("text", "true")] : Array.Empty<KeyValuePair<string, string>>()])}";

    private string Assumption => Form.Recorded is not null ? "If people answer as they did then" : Form.Answers.Count > 0 ? "With these answers" : Form.AllGoesWell ? "If all goes well" : "If nothing else happens";

    private IEnumerable<KeyValuePair<string, string>> Assumed()
    {
        yield return new("months", Form.Months.ToString(System.Globalization.CultureInfo.InvariantCulture));
        yield return new("all", Form.All);
        yield return new("days", Form.Days.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (key, answer) in Form.Answers)
        {
            yield return new(RehearsalForm.AnswerPrefix + key, answer.Choice ?? "");
            yield return new(RehearsalForm.OnPrefix + key, answer.On is { } day ? DateWords.Machine(day) : "");
            yield return new(RehearsalForm.ContentPrefix + key, answer.Content?.ToString() ?? "");
        }
    }

    private static string Query(IEnumerable<KeyValuePair<string, string>> values) =>
        "?" + string.Join('&', values.Where(pair => pair.Value.Length > 0).Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

    private static List<AheadRow> RowsOf(Foretold foretold, RehearsalForm form)
    {
        var number = 0;
        List<AheadRow> rows = [];
        foreach (var line in foretold.Lines)
        {
            var isFollowed = foretold.Followed.Contains(line.Run);
            var mails = line.Mails.Select(mail => new AheadRow.NumberedMail(number++, mail)).ToList();
            if (isFollowed || form.Others)
            {
                rows.Add(new AheadRow(line, isFollowed, mails));
            }
        }
        return rows;
    }
}

/// <param name="IsFollowed">False for a line of another flow of the campaign.</param>
public sealed record AheadRow(AheadLine Line, bool IsFollowed, IReadOnlyList<AheadRow.NumberedMail> Mails)
{
    /// <param name="Number">Its place among all e-mails of the rehearsal, from 0.</param>
    public sealed record NumberedMail(int Number, AheadMail Mail);
}
