using System.Xml;
using System.Xml.Linq;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>Reads XML: no document type, nothing from outside, bounded in size and depth.</summary>
internal static class XmlText
{
    /// <summary>Throws where the text is no XML document.</summary>
    public static void Check(string text, scoped in Call call, int index)
    {
        // Reading takes several times the memory of the text.
        call.Spend(text.Length * 8L);
        try
        {
            using var reader = Open(text, call.Limits);
            while (reader.Read())
            {
                if (reader.Depth > call.Limits.MaxXmlDepth)
                {
                    throw call.Bad(index, ErrorCodes.TooDeep, $"has XML elements nested more than {call.Limits.MaxXmlDepth} deep.");
                }
            }
        }
        catch (XmlException fault)
        {
            throw call.Bad(index, $"is no XML that can be read: {fault.Message}");
        }
    }

    public static XDocument Load(string text, scoped in Call call, int index)
    {
        Check(text, call, index);
        using var reader = Open(text, call.Limits);
        return XDocument.Load(reader);
    }

    public static XmlReader Open(string text, ExpressionLimits limits) => XmlReader.Create(new StringReader(text), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = limits.MaxXmlCharacters,
    });
}
