namespace CampaignTracker.Workflows.Language.Values;

public sealed class StringValue : Value
{
    internal static readonly StringValue Empty = new("");

    private readonly TextStore? _store;
    private string? _text;

    public StringValue(string text) => (_text, Length) = (text, text.Length);

    private StringValue(TextStore store, int length) => (_store, Length) = (store, length);

    /// <summary>A text that was appended to is put together when it is first asked for. Two threads that ask at once get equal ones.</summary>
    public string Text => _text ??= _store!.Read(Length);

    /// <summary>The characters of <see cref="Text"/>, known without putting it together.</summary>
    public int Length { get; }

    /// <summary>False where asking for <see cref="Text"/> will copy all of it.</summary>
    internal bool IsPutTogether => _text is not null;

    public override ValueKind Kind => ValueKind.String;

    /// <summary>A text with more at its end; this one stays as it is. Appending to the latest text again and again copies no more than what is added, on average.</summary>
    public StringValue Append(string more)
    {
        if (more.Length == 0)
        {
            return this;
        }

        var store = _store;
        if (store?.TryAppend(Length, more) != true)
        {
            store = TextStore.CopyOf(Text, more);
        }

        return new(store, Length + more.Length);
    }

    public override bool Equals(Value? other) => other is StringValue s && s.Length == Length && s.Text == Text;

    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);
}
