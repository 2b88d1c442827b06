using Xunit.Sdk;

namespace CampaignTracker.Persistence.Tests.Databases;

/// <summary>A fact of an abstract suite. Whether it is skipped depends on the class that inherits it (<see cref="NeedsServerAttribute"/>).</summary>
[XunitTestCaseDiscoverer("CampaignTracker.Persistence.Tests.Databases.ContractFactDiscoverer", "CampaignTracker.Persistence.Tests")]
public sealed class ContractFactAttribute : FactAttribute;
