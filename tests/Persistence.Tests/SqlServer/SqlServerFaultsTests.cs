using System.Reflection;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Stores.Runs;
using CampaignTracker.Workflows.Runtime;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.SqlServer;

public sealed class SqlServerFaultsTests
{
    private readonly SqlServerFlowStore _store = new(new TrackerDatabase(DatabaseProvider.SqlServer, "Server=."), TimeProvider.System);

    [Theory]
    [InlineData(1205, 13, true)]
    [InlineData(1222, 16, true)]
    [InlineData(-2, 11, true)]
    [InlineData(10054, 20, true)]
    [InlineData(596, 21, true)]
    [InlineData(40613, 17, true)]
    [InlineData(207, 16, false)]
    [InlineData(2627, 14, false)]
    [InlineData(547, 16, false)]
    public void A_turn_is_tried_again_where_the_fault_passes_by_itself(int number, byte severity, bool isTransient) =>
        _store.IsTransient(Fault(number, severity)).ShouldBe(isTransient);

    [Fact]
    public void Also_where_EF_Core_has_wrapped_it()
    {
        _store.IsTransient(new DbUpdateException("The campaign's records.", Fault(1205, 13))).ShouldBeTrue();
        _store.IsTransient(new InvalidOperationException("Consider enabling retries.", new DbUpdateException("", Fault(1205, 13)))).ShouldBeTrue();
        _store.IsTransient(new DbUpdateException("The campaign's records.", Fault(2627, 14))).ShouldBeFalse();
        _store.IsTransient(new InvalidOperationException("A bug.")).ShouldBeFalse();
    }

    [Fact]
    public void A_run_that_somebody_changed_meanwhile_is_tried_again() => _store.IsTransient(new RunChangedException(Guid.Empty)).ShouldBeTrue();

    // Only a server makes one of these, so SqlClient keeps its constructors to itself.
    private static SqlException Fault(int number, byte severity)
    {
        const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var constructor = typeof(SqlError).GetConstructors(Hidden).OrderBy(c => c.GetParameters().Length).First();
        var error = constructor.Invoke([.. constructor.GetParameters().Select(p => p switch
        {
            { Name: "infoNumber" } => (object)number,
            { Name: "errorClass" } => severity,
            { ParameterType: var type } when type == typeof(string) => "",
            { ParameterType.IsValueType: true } => Activator.CreateInstance(p.ParameterType)!,
            _ => null,
        })]);
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error]);
        return (SqlException)typeof(SqlException).GetMethod("CreateException", Hidden, [typeof(SqlErrorCollection), typeof(string)])!.Invoke(null, [errors, ""])!;
    }
}
