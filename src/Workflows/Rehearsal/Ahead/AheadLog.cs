using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>
/// Collects lines and the e-mails that belong to them. What a turn does is written down as it happens and put in the order of the run's
/// history when the turn is committed. Not thread-safe.
/// </summary>
internal sealed class AheadLog(VirtualClock clock, Zone zone)
{
    private readonly List<Line> _lines = [];
    private readonly List<Line> _pending = [];

    public int Count => _lines.Count + _pending.Count;

    /// <summary>The step whose change is being made; events it raises are its own.</summary>
    public (Guid Run, long Instance) Current { get; set; }

    /// <param name="instance">The step's instance in its run; 0 where none is meant.</param>
    public Line Write(AheadKind kind, Guid run, long instance, string flow, string path, string text, string? why = null, bool isAssumed = false)
    {
        var line = new Line((run, instance), zone.In(clock.Now), kind, flow, InWords(path), text, why, isAssumed);
        _pending.Add(line);
        return line;
    }

    /// <summary>What the step did comes next in the order.</summary>
    public void Settle(Guid run, long instance)
    {
        _lines.AddRange(_pending.Where(line => line.Of == (run, instance)));
        _pending.RemoveAll(line => line.Of == (run, instance));
    }

    /// <summary>The rest comes as it was written.</summary>
    public void Settle()
    {
        _lines.AddRange(_pending);
        _pending.Clear();
    }

    public IReadOnlyList<AheadLine> Finish(int most) => [.. _lines.Concat(_pending).Take(most).Select(line => line.Finish())];

    /// <summary>"Ask_leadership" in "Legislation/Ask_leadership" as people read it.</summary>
    public static string InWords(string path) => NameOf(path).Replace('_', ' ');

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    public sealed class Line((Guid Run, long Instance) of, DateTimeOffset at, AheadKind kind, string flow, string step, string text, string? why, bool isAssumed)
    {
        private readonly List<Copies> _mails = [];

        public (Guid Run, long Instance) Of => of;

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

        public AheadLine Finish() => new(at, kind, of.Run, flow, step, text, why, isAssumed, [.. _mails.Where(mail => mail.Any).Select(mail => mail.Finish(at))]);
    }
}
