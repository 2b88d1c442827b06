namespace CampaignTracker.Workflows.Language.Values;

public enum ValueKind
{
    Null,
    Boolean,
    Integer,
    Float,
    Decimal,
    String,
    Array,
    Object,
    Xml,
}
