using System.Reflection;
using CampaignTracker.Persistence.Stores.Runs;

namespace CampaignTracker.Persistence.Tests.SqlServer;

/// <summary>
/// Every statement written by hand that is sent to SQL Server: what the store's folder holds as constants and as the dialect's texts,
/// without the types that are named for another database. A new one is found by being there.
/// </summary>
internal static class OwnStatements
{
    private const BindingFlags Members = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly string[] Verbs = ["SELECT", "INSERT", "UPDATE", "DELETE", "DECLARE", "WITH", "EXEC", "MERGE"];

    /// <summary>By the name of their type and member.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Types().SelectMany(Texts).Where(t => IsStatement(t.Sql)).ToDictionary(t => t.Name, t => t.Sql);

    private static IEnumerable<Type> Types() => typeof(Sql).Assembly.GetTypes()
        .Where(t => !t.Name.StartsWith("Postgres", StringComparison.Ordinal) && !t.Name.StartsWith("Sqlite", StringComparison.Ordinal) && (t.IsSealed || !t.IsAbstract));

    private static IEnumerable<(string Name, string Sql)> Texts(Type type)
    {
        foreach (var field in type.GetFields(Members).Where(f => f.IsLiteral && f.FieldType == typeof(string)))
        {
            yield return ($"{type.Name}.{field.Name}", (string)field.GetRawConstantValue()!);
        }

        if (typeof(RowDialect).IsAssignableFrom(type))
        {
            var dialect = Activator.CreateInstance(type)!;
            foreach (var property in type.GetProperties(Members).Where(p => p.PropertyType == typeof(string)))
            {
                yield return ($"{type.Name}.{property.Name}", (string)property.GetValue(dialect)!);
            }
        }
    }

    private static bool IsStatement(string text) => Array.Exists(Verbs, verb => text.StartsWith(verb + " ", StringComparison.Ordinal));
}
