using System.Linq.Expressions;
using System.Reflection;
using CampaignTracker.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace CampaignTracker.TransactSql;

/// <summary>Makes the commands of a query for SQL Server up to the point where they would be sent.</summary>
internal sealed class MirrorTranslation
{
    private static readonly MethodInfo Run = typeof(MirrorTranslation).GetMethod(nameof(RunOne), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly DbContextOptions<SqlServerTrackerDbContext>[] _options =
    [
        Options(QuerySplittingBehavior.SplitQuery),
        Options(QuerySplittingBehavior.SingleQuery),
    ];

    private readonly Schema _schema;

    public MirrorTranslation()
    {
        using var context = new SqlServerTrackerDbContext(_options[0]);
        _schema = Schema.Of(context);
    }

    /// <exception cref="TransactSqlException">SQL Server would refuse the text.</exception>
    /// <exception cref="InvalidOperationException">EF Core has no translation.</exception>
    public void Check(Expression query)
    {
        foreach (var options in _options)
        {
            using var context = new SqlServerTrackerDbContext(options);
            _schema.Check(TextOf(context, query));
        }
    }

    private static string TextOf(SqlServerTrackerDbContext context, Expression query)
    {
        var parameters = new Dictionary<string, object?>();
        var rooted = new OnSqlServer(context.Model, parameters).Visit(query);
        var item = rooted.Type.GetInterfaces().Append(rooted.Type)
            .FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IQueryable<>))?.GetGenericArguments()[0];
        var result = item is null ? rooted.Type : typeof(IEnumerable<>).MakeGenericType(item);
        try
        {
            Run.MakeGenericMethod(result).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [context, rooted, parameters], null);
        }
        catch (NotSentException stopped)
        {
            return stopped.Text;
        }

        throw new InvalidOperationException($"No command was made of {ExpressionPrinter.Print(query)}");
    }

    private static void RunOne<TResult>(DbContext context, Expression query, Dictionary<string, object?> parameters)
    {
        var compiled = context.GetService<IDatabase>().CompileQuery<TResult>(query, async: false);
        var values = context.GetService<IQueryContextFactory>().Create();
        foreach (var (name, value) in parameters)
        {
            values.Parameters[name] = value;
        }

        if (compiled(values) is System.Collections.IEnumerable rows)
        {
            foreach (var _ in rows)
            {
                return;
            }
        }
    }

    private static DbContextOptions<SqlServerTrackerDbContext> Options(QuerySplittingBehavior splitting) =>
        new DbContextOptionsBuilder<SqlServerTrackerDbContext>()
            .UseSqlServer("Server=nowhere", o => o.UseQuerySplittingBehavior(splitting))
            .AddInterceptors(new NothingIsSent(), new NothingIsOpened())
            .Options;
}
