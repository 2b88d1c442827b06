namespace CampaignTracker.Domain.Rules;

/// <summary>A rule of the domain, as a named type. It holds what it needs to say its sentence to a person.</summary>
public abstract record Rule
{
    /// <summary>What is required, in plain words that a person can act on.</summary>
    public abstract string Sentence { get; }

    /// <summary>A stable machine-readable name, for problem responses.</summary>
    public string Code => GetType().Name;

    /// <exception cref="RuleBrokenException">When <paramref name="holds"/> is false.</exception>
    public static void Require(bool holds, Rule rule)
    {
        if (!holds)
        {
            throw new RuleBrokenException(rule);
        }
    }

    public sealed override string ToString() => Sentence;
}
