using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.TransactSql;

/// <summary>Some value of a type, as a query's parameter. Never null, and lists have two items: then SQL says the most.</summary>
internal static class SampleValues
{
    public static object Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying);
        }

        if (type == typeof(string))
        {
            return "a";
        }

        if (type == typeof(Assignee))
        {
            return Assignee.Parse("user:a");
        }

        if (type == typeof(EmailAddress))
        {
            return EmailAddress.From("a@example.org");
        }

        if (type == typeof(DbFunctions))
        {
            return EF.Functions;
        }

        if (type == typeof(byte[]))
        {
            return Array.Empty<byte>();
        }

        if (ItemOf(type) is { } item)
        {
            return Several(type, item);
        }

        return type.IsEnum ? Enum.GetValues(type).GetValue(0)!
            : type.IsValueType ? Activator.CreateInstance(type)!
            : throw new NotSupportedException($"Give a sample value of {type}.");
    }

    private static Type? ItemOf(Type type) => type.IsArray ? type.GetElementType() : type.GetInterfaces().Append(type)
        .FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private static object Several(Type type, Type item)
    {
        var items = Array.CreateInstance(item, 2);
        items.SetValue(Of(item), 0);
        items.SetValue(Of(item), 1);
        return type.IsInstanceOfType(items) ? items : Activator.CreateInstance(type, items)!;
    }
}
