using Breakwater.Kernel.Acting;

namespace Breakwater.Scrutiny.Tests;

/// <summary>What a rule says when it is broken.</summary>
internal static class Broken
{
    public static string Rule(Action act)
    {
        var broken = Should.Throw<RuleBroken>(act);
        broken.Message.Length.ShouldBeGreaterThan(20);
        return broken.Rule;
    }

    /// <summary>Walks every status by every act: what the table doesn't list is refused.</summary>
    public static int Refused<TStatus, TAct>(Moves<TStatus, TAct> table)
        where TStatus : struct, Enum
        where TAct : struct, Enum
    {
        var legal = table.All.ToDictionary(move => (move.From, move.Act), move => move.To);
        var refused = 0;
        foreach (var from in Enum.GetValues<TStatus>())
        {
            foreach (var act in Enum.GetValues<TAct>())
            {
                if (legal.TryGetValue((from, act), out var to))
                {
                    table.Move(from, act).ShouldBe(to);
                    continue;
                }

                Should.Throw<RuleBroken>(() => table.Move(from, act));
                refused++;
            }
        }

        return refused;
    }
}
