namespace CampaignTracker.Workflows.Language.Values;

/// <summary>Room at the end of a text that texts grown from it share, as <see cref="ItemStore"/> is for lists: a place is given away once.</summary>
internal sealed class TextStore
{
    private char[] _characters;
    private int _used;

    private TextStore(char[] characters, int used) => (_characters, _used) = (characters, used);

    public static TextStore CopyOf(string text, string more)
    {
        var length = checked(text.Length + more.Length);
        var room = new char[Math.Max(16, Math.Min(2L * length, Array.MaxLength))];
        text.CopyTo(room);
        more.CopyTo(room.AsSpan(text.Length));
        return new(room, length);
    }

    /// <summary>Puts more after the first <paramref name="length"/> characters; false where that place is given away, or there is no room for so many.</summary>
    public bool TryAppend(int length, string more)
    {
        if (length > Array.MaxLength - more.Length || Interlocked.CompareExchange(ref _used, length + more.Length, length) != length)
        {
            return false;
        }

        if (length + more.Length > _characters.Length)
        {
            var larger = new char[Math.Min(2L * (length + more.Length), Array.MaxLength)];
            _characters.AsSpan(0, length).CopyTo(larger);
            Volatile.Write(ref _characters, larger);
        }

        more.CopyTo(_characters.AsSpan(length));
        return true;
    }

    public string Read(int length) => new(Volatile.Read(ref _characters), 0, length);
}
