using System.Text;
using Breakwater.Linkage.Records;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Linkage.Tests.Records;

public class ValueSetTests
{
    [Fact]
    public void Equal_values_have_one_code_and_come_back_as_they_were() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string[]>(), words =>
        {
            var set = new ValueSet();
            var codes = words.Select(w => set.Intern(Encoding.UTF8.GetBytes(w ?? ""))).ToArray();
            set.Count.ShouldBe(words.Select(w => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(w ?? ""))).Append("").Distinct(StringComparer.Ordinal).Count());
            codes.Select(c => Encoding.UTF8.GetString(set[c])).ShouldBe(words.Select(w => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(w ?? ""))));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(10, 10)]
    [InlineData(5000, 5000)]
    [InlineData(5000, 70)]
    public void Values_that_rise_are_found_once_others_come(int rising, int taken)
    {
        var set = new ValueSet();
        Enumerable.Range(0, rising).ShouldAllBe(i => set.AddRising(Encoding.ASCII.GetBytes($"{i}")));
        set.AddRising("7"u8).ShouldBeFalse();
        set.Truncate(taken);
        set.Intern("x"u8).ShouldBe(taken);
        Enumerable.Range(0, taken - 1).ShouldAllBe(i => set.Intern(Encoding.ASCII.GetBytes($"{i}")) == i + 1);
        set.AddRising("zzzzzzzzzz"u8).ShouldBeFalse();
        set.Count.ShouldBe(taken + 1);
    }

    [Fact]
    public void Values_taken_back_leave_the_rest_findable()
    {
        var set = new ValueSet();
        for (var i = 0; i < 1000; i++)
        {
            set.Intern(Encoding.ASCII.GetBytes($"v{i}"));
        }

        for (var round = 0; round < 50; round++)
        {
            for (var i = 0; i < 100; i++)
            {
                set.Intern(Encoding.ASCII.GetBytes($"w{round}-{i}"));
            }

            set.Truncate(1001);
        }

        set.Count.ShouldBe(1001);
        Enumerable.Range(0, 1000).ShouldAllBe(i => set.Intern(Encoding.ASCII.GetBytes($"v{i}")) == i + 1);
        set.Intern("w0-0"u8).ShouldBe(1001);
    }
}
