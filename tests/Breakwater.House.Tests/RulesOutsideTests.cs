using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;
using Breakwater.Scrutiny;

namespace Breakwater.House.Tests;

/// <summary>The kinds of row that may change without an Act, by name: a new one has to be argued for here.</summary>
public sealed class RulesOutsideTests
{
    private static readonly string[] ByName =
    [
        "StoredFact", "WaitingFact", "FactPlace", "StoredCheckpoint", "RecordKey", "ConfigurationText", "Worker", "Session", "SignInTries", "Invitation",
        "OutboxMail", "Notice", "Draft", "IdempotencyKey", "Lease",
        // The index of what lists named: made from the facts of lists, beside which it is stored.
        "ShownInList",
        // The index of people: made from the source records, and made anew from them at any time.
        "IndexedRecord", "PersonKey", "WideKey", "WaitingRecord",
    ];

    [Fact]
    public void Only_the_named_kinds_stand_outside_the_rule() =>
        new[] { typeof(Partnership).Assembly, typeof(SafeguardingDb).Assembly, typeof(ScrutinyDb).Assembly }.SelectMany(a => a.GetTypes())
            .Where(t => t is { IsClass: true } && t.IsAssignableTo(typeof(IOutsideTheRule))).Select(t => t.Name)
            .ShouldBe(ByName, ignoreOrder: true);
}
