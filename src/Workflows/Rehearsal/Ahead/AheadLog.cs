using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>Collects lines and the e-mails that belong to them. Not thread-safe.</summary>
internal sealed class AheadLog(VirtualClock clock, Zone zone)
{
    private readonly List<Line> _lines = [];

    public int Count => _lines.Count;

    public Line Write(AheadKind kind, Guid run, string flow, string path, string text, string? why = null, bool isAssumed = false)
    {
        var line = new Line(zone.In(clock.Now), kind, run, flow, InWords(path), text, why, isAssumed);
        _lines.Add(line);
        return line;
    }

    public IReadOnlyList<AheadLine> Finish(int most) => [.. _lines.Take(most).Select(line => line.Finish())];

    /// <summary>"Ask_leadership" in "Legislation/Ask_leadership" as people read it.</summary>
    public static string InWords(string path) => NameOf(path).Replace('_', ' ');

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    public sealed class Line(DateTimeOffset at, AheadKind kind, Guid run, string flow, string step, string text, string? why, bool isAssumed)
    {
        private readonly List<Copies> _mails = [];

        public void Add(Copies mail) => _mails.Add(mail);

        /// <summary>Copies of the same notice to several people are one e-mail.</summary>
        public Copies CopiesOf(string subject)
        {
            var found = _mails.Find(mail => mail.Subject == subject);
            if (found is null)
            {
                _mails.Add(found = new Copies());
            }

            return found;
        }

        public AheadLine Finish() => new(at, kind, run, flow, step, text, why, isAssumed, [.. _mails.Where(mail => mail.Any).Select(mail => mail.Finish(at))]);
    }
}
