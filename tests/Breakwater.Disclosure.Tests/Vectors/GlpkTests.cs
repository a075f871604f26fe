using Breakwater.Disclosure.Bench;

namespace Breakwater.Disclosure.Tests.Vectors;

public class GlpkTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(12)]
    public void The_attackers_bounds_are_those_of_GLPK_where_it_is_installed(int seed)
    {
        var family = RandomFamily.Make(seed);
        var protection = DisclosureControl.Protect(family.Matrix(), Example.Policy(4, width: null), Effort.Least);
        var intervals = Example.Attack(family.Inner, protection);
        intervals.ShouldNotBeEmpty();
        var glpk = Rivals.Installed.Contains("glpsol");
        foreach (var interval in intervals.Take(6))
        {
            var publicMatrix = Example.PublicMatrix(family.Inner, protection);
            var row = publicMatrix.Rows[interval.Row.Index];
            interval.Least.ShouldBeLessThanOrEqualTo(interval.Most ?? long.MaxValue);
            if (!glpk) continue;
            interval.Least.ShouldBe((long)Math.Ceiling(Rivals.Glpk(Rivals.Programme(publicMatrix, row, greatest: false))!.Value - 1e-5));
            var most = Rivals.Glpk(Rivals.Programme(publicMatrix, row, greatest: true));
            interval.Most.ShouldBe(most is null ? null : (long)Math.Floor(most.Value + 1e-5));
        }
    }
}
