using System.Text;
using System.Text.Json;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

/// <summary>Whoever goes through many runs puts one that can't be read aside and goes on; for that it has to know what to expect.</summary>
public sealed class DamagedStateTests
{
    private static readonly Value[] Wrong = [
        Value.Null, Value.True, Value.Of("x"), Value.Of("9"), Value.Of(-1), Value.Of(1_000), Value.Of(long.MaxValue), ArrayValue.Empty,
        ValueJson.Parse("""["x", "x", "x"]"""), ValueJson.Parse("[-1, -1, -1]"), ValueJson.Parse("[0, {}, [0]]"), ObjectValue.Empty, ValueJson.Parse("""{ "k": "timer" }"""), ValueJson.Parse("""{ "k": "event", "p": [] }"""),
    ];

    [Fact]
    public void Whatever_is_wrong_with_a_state_it_is_read_or_said_to_be_no_state()
    {
        var run = Busy();
        var (read, refused) = (0, 0);
        foreach (var damaged in Wrong.SelectMany(wrong => Damaged(ValueJson.Parse(run.State.ToBytes()), wrong)))
        {
            try
            {
                RunState.Read(run.Program, Encoding.UTF8.GetBytes(ValueJson.Write(damaged)));
                read++;
            }
            catch (JsonException)
            {
                refused++;
            }
        }

        read.ShouldBePositive();
        refused.ShouldBePositive();
    }

    [Fact]
    public void A_state_that_was_cut_off_is_no_state()
    {
        var run = Busy();
        var bytes = run.State.ToBytes();
        for (var length = 0; length < bytes.Length; length++)
        {
            Should.Throw<JsonException>(() => RunState.Read(run.Program, bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void A_step_is_in_no_status_that_there_is_not()
    {
        var run = Busy();
        var state = (ObjectValue)ValueJson.Parse(run.State.ToBytes());
        var root = (ObjectValue)state["r"]!;
        foreach (var status in (char[])['/', '8', 'x'])
        {
            var damaged = state.With("r", root.With("s", Value.Of(new string(status, root["s"]!.AsText()!.Length))));
            Should.Throw<JsonException>(() => RunState.Read(run.Program, Encoding.UTF8.GetBytes(ValueJson.Write(damaged))));
        }
    }

    /// <summary>Paused with something held, in a loop and a scope, with timers, variables, a skipped step and records that are kept.</summary>
    private static TestRun Busy()
    {
        var run = TestRun.Of("""
            { "V": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "v", "type": "integer", "value": 1 } ] } },
              "Try": { "type": "Scope", "runAfter": { "V": ["Succeeded"] }, "actions": { "Inner": { "type": "Compose", "inputs": "a" } } },
              "Each": { "type": "Foreach", "foreach": [ 1, 2 ], "runAfter": { "Try": ["Succeeded"] }, "actions": {
                "Sleep": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Day" } }, "limit": { "timeout": "P2D" } } } },
              "Hear": { "type": "Campaign.WaitForEvent", "inputs": { "event": "claim.published" } },
              "Gone": { "type": "Campaign.Task", "inputs": { "title": "t", "assignedTo": "role:lead" } },
              "After": { "type": "Compose", "inputs": "@concat(string(result('Try')), outputs('Inner'))", "runAfter": { "Each": ["Succeeded"], "Hear": ["Succeeded"], "Gone": ["Succeeded"] } } }
            """).Start();
        run.Take(new RunInput.Skip(run.InstanceOf("Gone"), new("Anna Field")));
        run.Take(new RunInput.Pause(new("Anna Field")));
        run.Take(new RunInput.EventArrived(run.InstanceOf("Hear"), Guid.Empty, "claim.published", Value.Of(1)));
        return run;
    }

    /// <summary>The value with each part of it in turn replaced, or left out.</summary>
    private static IEnumerable<Value> Damaged(Value value, Value wrong)
    {
        switch (value)
        {
            case ObjectValue o:
                foreach (var (name, inner) in o)
                {
                    yield return o.With(name, wrong);
                    yield return ObjectValue.Of([.. o.Where(m => m.Key != name).Select(m => (m.Key, m.Value))]);
                    foreach (var damaged in Damaged(inner, wrong))
                    {
                        yield return o.With(name, damaged);
                    }
                }

                break;
            case ArrayValue list:
                foreach (var (index, inner) in list.Index())
                {
                    foreach (var damaged in Damaged(inner, wrong).Prepend(wrong))
                    {
                        yield return ArrayValue.From(list.Select((old, i) => i == index ? damaged : old));
                    }
                }

                break;
            default:
                break;
        }
    }
}
