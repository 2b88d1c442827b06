namespace CampaignTracker.Cli;

/// <summary>A verb's arguments: options by name (<c>--name value</c> or <c>--name=value</c>), flags, and the rest in order. After <c>--</c> all is rest.</summary>
public sealed class Arguments
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly HashSet<string> _flags = new(StringComparer.Ordinal);
    private readonly List<string> _rest = [];

    private Arguments()
    {
    }

    public IReadOnlyList<string> Rest => _rest;

    /// <exception cref="UsageException">An option that the verb does not have, that lacks its value, or is given twice.</exception>
    public static Arguments Read(IEnumerable<string> words, IReadOnlyCollection<string> options, IReadOnlyCollection<string> flags)
    {
        var arguments = new Arguments();
        using var word = words.GetEnumerator();
        var isRest = false;
        while (word.MoveNext())
        {
            if (isRest || word.Current.Length < 3 || !word.Current.StartsWith("--", StringComparison.Ordinal))
            {
                isRest |= word.Current == "--";
                arguments.AddRest(word.Current, isRest);
                continue;
            }

            var (name, value) = Split(word.Current[2..]);
            if (flags.Contains(name) && value is null)
            {
                arguments._flags.Add(name);
            }
            else if (!options.Contains(name))
            {
                throw new UsageException($"There is no option --{name}.");
            }
            else if (!arguments._options.TryAdd(name, value ?? (word.MoveNext() ? word.Current : throw new UsageException($"--{name} needs a value."))))
            {
                throw new UsageException($"--{name} is given twice.");
            }
        }

        return arguments;
    }

    public string? Option(string name) => _options.GetValueOrDefault(name);

    public bool Has(string flag) => _flags.Contains(flag);

    private void AddRest(string word, bool isRest)
    {
        if (!(isRest && word == "--"))
        {
            _rest.Add(word);
        }
    }

    private static (string Name, string? Value) Split(string option)
    {
        var at = option.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (option, null) : (option[..at], option[(at + 1)..]);
    }
}
