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
