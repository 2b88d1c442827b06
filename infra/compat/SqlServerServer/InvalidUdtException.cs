namespace Microsoft.SqlServer.Server;

/// <summary>A CLR type was offered as a user-defined type but does not follow the rules for one.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message)
        : base(message)
    {
    }

    /// <summary>SqlClient makes the exception through this method, which it finds by name.</summary>
    public static InvalidUdtException Create(Type udtType, string resourceReason)
    {
        ArgumentNullException.ThrowIfNull(udtType);
        return new InvalidUdtException($"'{udtType.FullName}' can't be used as a SQL Server type: {resourceReason}");
    }
}
