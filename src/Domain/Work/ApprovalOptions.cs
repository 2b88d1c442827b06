using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Work;

internal static class ApprovalOptions
{
    public static IReadOnlyList<string> Of(ApprovalRequest request)
    {
        if (request.Kind != ApprovalKind.CustomResponse)
        {
            return [Approval.Approve, Approval.Reject];
        }

        string[] options = [.. (request.Options ?? []).Select(o => o.Trim()).Where(o => o.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        Rule.Require(options.Length > 0, new ACustomResponseHasOptions(request.Title));
        return options;
    }
}
