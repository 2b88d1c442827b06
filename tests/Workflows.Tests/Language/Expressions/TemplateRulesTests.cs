using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Language.Expressions;

/// <summary>When a string is an expression, and what becomes of it.</summary>
public sealed class TemplateRulesTests
{
    private const string Context = """
        {"parameters": {"myBirthMonth": "January", "myAge": 42, "nothing": null, "yes": true, "list": [1, "a"], "half": 0.5}}
        """;

    [Theory]
    [InlineData("Sophia Owen", "\"Sophia Owen\"")]
    [InlineData("array[1]", "\"array[1]\"")]
    [InlineData("@@", "\"@\"")]
    [InlineData(" @", "\" @\"")]
    [InlineData("@parameters('myBirthMonth')", "\"January\"")]
    [InlineData("@{parameters('myBirthMonth')}", "\"January\"")]
    [InlineData("@parameters('myAge')", "42")]
    [InlineData("@{parameters('myAge')}", "\"42\"")]
    [InlineData("My age is @{parameters('myAge')}", "\"My age is 42\"")]
    [InlineData("@concat('My age is ', string(parameters('myAge')))", "\"My age is 42\"")]
    [InlineData("My age is @@{parameters('myAge')}", "\"My age is @{parameters('myAge')}\"")]
    [InlineData("@@concat('a')", "\"@concat('a')\"")]
    [InlineData("mail@example.org", "\"mail@example.org\"")]
    [InlineData("a@", "\"a@\"")]
    [InlineData("@{1}@{2}", "\"12\"")]
    [InlineData("@@@{1}", "\"@1\"")]
    [InlineData("@{'}'}", "\"}\"")]
    [InlineData("", "\"\"")]
    [InlineData("<@{parameters('nothing')}>", "\"<>\"")]
    [InlineData("@{parameters('yes')} @{false}", "\"True False\"")]
    [InlineData("@{parameters('list')}", """ "[1,\"a\"]" """)]
    [InlineData("@{parameters('half')} @{3.0}", "\"0.5 3\"")]
    public void String_is_read_by_the_rules_of_the_language(string text, string expected)
    {
        var faults = new List<TemplateFault>();
        TemplateCompiler.Compile(Value.Of(text), "", faults).Evaluate(Expression.Context(Context)).ToString().ShouldBe(expected.Trim());
        faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_document_keeps_its_shape_and_its_constant_parts()
    {
        var document = ValueJson.Parse("""{"to": ["a@example.org", "@concat('b', '@')"], "fixed": {"x": [1, null]}, "@{1}n": "@add(1, 1)", "@@type": 1}""");
        var template = TemplateCompiler.Compile(document, "", []);
        template.IsConstant.ShouldBeTrue();
        template.Evaluate(Expression.Context("{}")).ToString()
            .ShouldBe("""{"to":["a@example.org","b@"],"fixed":{"x":[1,null]},"1n":2,"@type":1}""");

        var plain = ValueJson.Parse("""{"to": ["x"], "n": 1}""");
        TemplateCompiler.Compile(plain, "", []).Evaluate(Expression.Context("{}")).ShouldBeSameAs(plain);
    }

    [Fact]
    public void Every_fault_of_a_document_is_listed_with_its_path()
    {
        var document = ValueJson.Parse("""
            {"inputs": {"body": "@ad(1)", "to": ["x", "hello @{substring()}"], "odd name": "@", "both": "@concat(nope(1), neither(2))", "fine": "@add(1,2)"}}
            """);
        var faults = new List<TemplateFault>();
        var template = TemplateCompiler.Compile(document, "actions.Ask", faults);

        faults.Select(f => (f.Path, f.Error.Code, f.Error.Position)).ShouldBe(
        [
            ("actions.Ask.inputs.body", ErrorCodes.UnknownFunction, 1),
            ("actions.Ask.inputs.to[1]", ErrorCodes.ArgumentCount, 8),
            ("actions.Ask.inputs['odd name']", ErrorCodes.Syntax, 1),
            ("actions.Ask.inputs.both", ErrorCodes.UnknownFunction, 8),
            ("actions.Ask.inputs.both", ErrorCodes.UnknownFunction, 17),
        ]);
        Should.Throw<ExpressionException>(() => template.Evaluate(Expression.Context("{}"))).Error.Code.ShouldBe(ErrorCodes.UnknownFunction);
    }

    [Fact]
    public void References_tell_what_an_expression_needs()
    {
        var template = TemplateCompiler.Compile(
            ValueJson.Parse("""{"a": "@body('Get')", "b": "@{outputs(variables('which'))} @{parameters('p')}", "c": "@and(empty(campaign()), triggerBody()?['x'])"}"""), "", []);
        template.References.ShouldBe(
        [
            new(ReferenceKind.Action, "Get"), new(ReferenceKind.Variable, "which"), new(ReferenceKind.Action, null),
            new(ReferenceKind.Parameter, "p"), new(ReferenceKind.Facts, null), new(ReferenceKind.Trigger, null),
        ], ignoreOrder: true);
    }

    [Theory]
    [InlineData("@add(1,2)", "3")]
    [InlineData("add(1,2)", "3")]
    [InlineData("a @{1}", "\"a 1\"")]
    [InlineData("'text'", "\"text\"")]
    [InlineData("plain text", "\"plain text\"")]
    [InlineData("add(1,", "!ExpressionSyntax")]
    [InlineData("nosuch(1)", "!UnknownFunction")]
    public void A_case_takes_expressions_with_and_without_the_sign(string text, string expected) =>
        Expression.Of(text).ShouldBe(expected);
}
