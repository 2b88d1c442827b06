using System.Data;
using Microsoft.Data.SqlClient;

namespace CampaignTracker.Persistence.Tests;

/// <summary>SqlClient loads <c>Microsoft.SqlServer.Server</c> when it infers a parameter's type. No server is needed to find out whether it can.</summary>
public sealed class SqlServerCompatTests
{
    public static TheoryData<object, SqlDbType> Values() => new()
    {
        { "a", SqlDbType.NVarChar },
        { 1, SqlDbType.Int },
        { 1L, SqlDbType.BigInt },
        { true, SqlDbType.Bit },
        { Guid.Empty, SqlDbType.UniqueIdentifier },
        { DateTimeOffset.UnixEpoch, SqlDbType.DateTimeOffset },
        { new byte[] { 1 }, SqlDbType.VarBinary },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void The_type_of_a_parameter_is_inferred_without_a_server(object value, SqlDbType expected) =>
        new SqlParameter("@p", value).SqlDbType.ShouldBe(expected);

    [Fact]
    public void A_type_that_is_no_sql_type_is_refused_by_sqlclient_and_not_by_a_missing_file() =>
        Should.Throw<ArgumentException>(() => new SqlParameter("@p", new Version(1, 0)).SqlDbType);

    [Fact]
    public void The_assembly_has_the_name_and_version_that_sqlclient_asks_for()
    {
        var asked = typeof(SqlParameter).Assembly.GetReferencedAssemblies().Single(name => name.Name == "Microsoft.SqlServer.Server");
        System.Reflection.Assembly.Load(new System.Reflection.AssemblyName(asked.Name!)).GetName().Version.ShouldBe(asked.Version);
    }
}
