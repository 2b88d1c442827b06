using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Texts of values, as long as there is room for them: each is measured before it is written, because values may share parts.</summary>
internal sealed class TextRoom(long characters)
{
    private long _left = characters;

    /// <summary>There was no room for a value; the texts so far are not all of it.</summary>
    public bool IsFull => _left < 0;

    /// <summary>Empty where there is no room.</summary>
    public string Of(Value? value)
    {
        _left -= value is null or NullValue ? 1 : ValueSize.Of(value).Characters;
        return IsFull ? "" : value is null ? "" : ValueText.Of(value);
    }

    /// <summary>Text that is there already, such as what stands between.</summary>
    public string Of(string text)
    {
        _left -= text.Length;
        return IsFull ? "" : text;
    }
}
