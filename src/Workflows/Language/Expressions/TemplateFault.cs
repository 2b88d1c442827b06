namespace CampaignTracker.Workflows.Language.Expressions;

/// <summary>A string of a document that could not be compiled.</summary>
/// <param name="Path">Where in the document: <c>actions.Ask.inputs.body</c>, <c>actions.Ask.inputs.to[2]</c>, <c>inputs['odd name']</c>.</param>
public sealed record TemplateFault(string Path, ExpressionError Error);
