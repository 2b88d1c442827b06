using System.Globalization;
using System.Text.Json;

namespace CampaignTracker.Benchmarks;

/// <summary>One measured figure, printed as one JSON line.</summary>
/// <param name="Limit">What bare code does with the same work in the same run; null where there is no such thing.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Limit = null)
{
    public void Print()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("figure", Name);
            writer.WriteNumber("value", Math.Round(Value, 2));
            writer.WriteString("unit", Unit);
            if (Limit is { } limit)
            {
                writer.WriteNumber("limit", Math.Round(limit, 2));
                writer.WriteNumber("ratio", Math.Round(Value / limit, 3));
            }

            writer.WriteEndObject();
        }

        Console.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Value:N1} {Unit}");
}
