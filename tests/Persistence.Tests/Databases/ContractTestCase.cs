using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace CampaignTracker.Persistence.Tests.Databases;

public sealed class ContractTestCase : XunitTestCase
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For the deserializer of xunit.", error: true)]
    public ContractTestCase()
    {
    }

    public ContractTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute)
    {
        var needs = TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsServerAttribute).AssemblyQualifiedName).FirstOrDefault();
        var variable = needs?.GetNamedArgument<string>(nameof(NeedsServerAttribute.Variable));
        return variable is not null && string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(variable))
            ? $"{variable} holds no connection string."
            : base.GetSkipReason(factAttribute);
    }
}
