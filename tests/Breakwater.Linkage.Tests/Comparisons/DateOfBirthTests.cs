using System.Text;
using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Tests.Comparisons;

public class DateOfBirthTests
{
    private readonly Field date = new(new FieldSpec("dob", FieldKind.Date, ["dob"]), 0, new ValueSet());

    [Theory]
    [InlineData("2011-02-17", "17/02/2011", "same")]
    [InlineData("2011-02-07", "2011-07-02", "swapped")]
    [InlineData("2011-02-17", "2011-02-18", "slip")]
    [InlineData("2011-02-17", "2011", "year_only")]
    [InlineData("2011-02-17", "Feb 2011", "year_only")]
    [InlineData("2011-02-17", "2011-02-25", "two_parts")]
    [InlineData("2011-02-17", "Mar 2011", "near_year")]
    [InlineData("2011-02-17", "1968-05-30", "different")]
    public void Two_dates_are_told_apart_by_what_they_share(string one, string other, string level)
    {
        var comparison = new DateOfBirth("date_of_birth", date);
        comparison.Levels[comparison.Compare([Code(one)], [Code(other)], new LevelMemo(4))].Name.ShouldBe(level);
        comparison.Levels[comparison.Compare([Code(other)], [Code(one)], new LevelMemo(4))].Name.ShouldBe(level);
    }

    private int Code(string text)
    {
        Span<byte> canonical = stackalloc byte[Canonical.MaxLength];
        return date.Values.Intern(canonical[..Canonical.Write(FieldKind.Date, Encoding.UTF8.GetBytes(text), canonical)]);
    }
}
