using System.Collections;
using HandlebarsDotNet;
using HandlebarsDotNet.IO;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>Values that must not silently become blank or technical text: a missing one, and a group where a text is expected.</summary>
internal sealed class UnwritableValues(Action<string> missing, Action notAValue) : IFormatter, IFormatterProvider
{
    public void Format<T>(T value, in EncodedTextWriter writer)
    {
        if (value is UndefinedBindingResult undefined)
        {
            missing(undefined.Value);
        }
        else
        {
            notAValue();
        }
    }

    public bool TryCreateFormatter(Type type, out IFormatter formatter)
    {
        formatter = this;
        return type == typeof(UndefinedBindingResult) || (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type));
    }
}
