namespace Microsoft.SqlServer.Server;

/// <summary>How a user-defined type is written to the wire. The numbers are the ones the server stores.</summary>
public enum Format
{
    Unknown = 0,
    Native = 1,
    UserDefined = 2,
}
