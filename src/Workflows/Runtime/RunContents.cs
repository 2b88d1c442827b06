using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>
/// Large values of one run, kept apart from its state and journal. The key is the run's id and half the SHA-256 of the value's JSON: what a run
/// has written once it only refers to afterwards, and what belongs to a run goes with it.
/// </summary>
/// <param name="known">Keys that the run's stored state refers to: they are there already.</param>
public sealed class RunContents(Guid run, IEnumerable<string> known)
{
    /// <summary>Hexadecimal digits of each half of a key.</summary>
    public const int Half = 32;

    // A value that stays in a state over many turns is written out and hashed once.
    private static readonly ConditionalWeakTable<Value, string> Digests = [];

    private readonly HashSet<string> _known = new(known, StringComparer.Ordinal);

    /// <summary>What has to be written.</summary>
    public List<StoredContent> Added { get; } = [];

    /// <summary>The run of a key; null for one of another form.</summary>
    public static Guid? RunOf(string key) => key.Length == 2 * Half && Guid.TryParseExact(key[..Half], "N", out var run) ? run : null;

    /// <summary>What the keys of a run begin with.</summary>
    public static string PrefixOf(Guid run) => run.ToString("N", CultureInfo.InvariantCulture);

    /// <summary>The key of what a secured Response answered: its journal hides it, and who asked may ask again.</summary>
    public static string AnswerOf(Guid run) => PrefixOf(run) + "answer".PadRight(Half, '0');

    public string Keep(Value value)
    {
        if (Digests.TryGetValue(value, out var digest) && _known.Contains(KeyOf(digest)))
        {
            return KeyOf(digest);
        }

        var buffer = new ArrayBufferWriter<byte>(StateJson.Inline);
        using (var writer = new Utf8JsonWriter(buffer, StateJson.Writing))
        {
            ValueJson.Write(writer, value);
        }

        digest = Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan))[..Half];
        Digests.AddOrUpdate(value, digest);
        if (_known.Add(KeyOf(digest)))
        {
            Added.Add(new(KeyOf(digest), buffer.WrittenSpan.ToArray()));
        }

        return KeyOf(digest);
    }

    /// <summary>Says of a value that was read under this key that it need not be hashed again.</summary>
    internal static void Remember(string key, Value value) => Digests.AddOrUpdate(value, key[Half..]);

    private string KeyOf(string digest) => PrefixOf(run) + digest;
}
