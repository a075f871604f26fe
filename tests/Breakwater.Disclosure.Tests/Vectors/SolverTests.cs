using Breakwater.Disclosure.Bench;

namespace Breakwater.Disclosure.Tests.Vectors;

/// <summary>The attacker's bounds, worked out by solvers that others wrote, on the same file.</summary>
public class SolverTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(12)]
    public void The_attackers_bounds_are_those_of_GLPK_and_of_HiGHS_where_they_are_installed(int seed)
    {
        var solvers = new List<Func<string, double?>>();
        if (Rivals.Installed.Contains("glpsol")) solvers.Add(Rivals.Glpk);
        if (Highs.IsInstalled) solvers.Add(Highs.Solve);
        var family = RandomFamily.Make(seed);
        var protection = DisclosureControl.Protect(family.Matrix(), Example.Policy(4, width: null), Effort.Least);
        var intervals = Example.Attack(family.Inner, protection);
        intervals.ShouldNotBeEmpty();
        var publicMatrix = Example.PublicMatrix(family.Inner, protection);
        foreach (var interval in intervals.Take(6))
        {
            var row = publicMatrix.Rows[interval.Row.Index];
            interval.Least.ShouldBeLessThanOrEqualTo(interval.Most ?? long.MaxValue);
            foreach (var solve in solvers)
            {
                interval.Least.ShouldBe((long)Math.Ceiling(solve(Rivals.Programme(publicMatrix, row, greatest: false))!.Value - 1e-5));
                var most = solve(Rivals.Programme(publicMatrix, row, greatest: true));
                interval.Most.ShouldBe(most is null ? null : (long)Math.Floor(most.Value + 1e-5));
            }
        }
    }
}
