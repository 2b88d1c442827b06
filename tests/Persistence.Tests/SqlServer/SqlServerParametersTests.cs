using System.Data;
using CampaignTracker.Persistence.Stores.Runs;
using Microsoft.Data.SqlClient;

namespace CampaignTracker.Persistence.Tests.SqlServer;

/// <summary>How the values of a turn are declared to SQL Server.</summary>
public sealed class SqlServerParametersTests
{
    public static TheoryData<object, SqlDbType, int> Values() => new()
    {
        { "a", SqlDbType.NVarChar, 4000 },
        { "", SqlDbType.NVarChar, 4000 },
        { new string('a', 4001), SqlDbType.NVarChar, -1 },
        { new byte[1], SqlDbType.VarBinary, 8000 },
        { Array.Empty<byte>(), SqlDbType.VarBinary, 8000 },
        { new byte[8001], SqlDbType.VarBinary, -1 },
        { DBNull.Value, SqlDbType.NVarChar, 0 },
        { 5L, SqlDbType.BigInt, 0 },
        { (short)5, SqlDbType.SmallInt, 0 },
        { Guid.Empty, SqlDbType.UniqueIdentifier, 0 },
        { DateTimeOffset.UnixEpoch, SqlDbType.DateTimeOffset, 0 },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_text_or_bytes_are_not_declared_by_their_own_length(object value, SqlDbType type, int size) => Declared(new(), value).ShouldBe((type, size));

    [Fact]
    public void A_parameter_that_is_bound_again_takes_the_type_of_its_new_value()
    {
        var parameter = new SqlParameter();
        Declared(parameter, "a").ShouldBe((SqlDbType.NVarChar, 4000));
        Declared(parameter, DBNull.Value).ShouldBe((SqlDbType.NVarChar, 0));
        Declared(parameter, new byte[9000]).ShouldBe((SqlDbType.VarBinary, -1));
        Declared(parameter, 7L).Type.ShouldBe(SqlDbType.BigInt);
    }

    private static (SqlDbType Type, int Size) Declared(SqlParameter parameter, object value)
    {
        parameter.Value = value;
        SqlServerParameters.Declare(parameter);
        return (parameter.SqlDbType, value is string or byte[] or DBNull ? parameter.Size : 0);
    }
}
