namespace CampaignTracker.Web.Words;

/// <summary>How the members of a step's definition read to people. What is not here is shown under its own name.</summary>
public static class MemberWords
{
    public static string Of(string member) => member switch
    {
        "inputs" => "Settings",
        "runAfter" => "Runs after",
        "type" => "Kind of step",
        "kind" => "Kind",
        "place" => "Place",
        "description" => "Description",
        "limit" => "Limit",
        "expression" => "Condition",
        "foreach" => "Goes through",
        "retryPolicy" => "Tries again",
        "trackedProperties" => "Tracked values",
        "runtimeConfiguration" => "How it runs",
        "operationOptions" => "Options",
        "metadata" => "Notes of the designer",
        "triggers" => "What starts it",
        "parameters" => "Parameters",
        "outputs" => "Outputs",
        "$schema" => "Schema",
        "contentVersion" => "Content version",
        _ => Inner(member),
    };

    /// <summary>"mayOverride" reads "may override"; a step's own name keeps its capitals.</summary>
    public static string Inner(string member)
    {
        var words = new System.Text.StringBuilder(member.Length + 4);
        foreach (var letter in member.Replace('_', ' '))
        {
            if (char.IsUpper(letter) && words.Length > 0 && char.IsLower(words[^1]))
            {
                words.Append(' ').Append(char.ToLowerInvariant(letter));
            }
            else
            {
                words.Append(letter);
            }
        }
        return words.ToString();
    }
}
