using System.Text;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Tests.Records;

public class CanonicalTests
{
    [Theory]
    [InlineData(FieldKind.Date, "2014-03-09", "20140309")]
    [InlineData(FieldKind.Date, "09/03/2014", "20140309")]
    [InlineData(FieldKind.Date, "9 March 2014", "20140309")]
    [InlineData(FieldKind.Date, "20140309", "20140309")]
    [InlineData(FieldKind.Date, "2014-03-09 00:00:00", "20140309")]
    [InlineData(FieldKind.Date, "2014", "20140000")]
    [InlineData(FieldKind.Date, "03/2014", "20140300")]
    [InlineData(FieldKind.Date, "20140231", "20140231")]
    [InlineData(FieldKind.Date, "about five", "")]
    [InlineData(FieldKind.Date, "0001-01-01", "")]
    [InlineData(FieldKind.Phone, "+44 (0)7700 900123", "07700900123")]
    [InlineData(FieldKind.Phone, "0044 7700 900123", "07700900123")]
    [InlineData(FieldKind.Phone, "07700-900-123", "07700900123")]
    [InlineData(FieldKind.Phone, "0000000000", "")]
    [InlineData(FieldKind.Phone, "n/a", "")]
    [InlineData(FieldKind.Postcode, "LS1 1AB", "ls11ab")]
    [InlineData(FieldKind.Address, "Flat 3, 12 High St", "3 12|high street")]
    [InlineData(FieldKind.Address, "12 St Marys Rd", "12|st marys road")]
    [InlineData(FieldKind.Name, "Unknown", "")]
    [InlineData(FieldKind.Name, "ANNE-MARIE", "anne marie")]
    [InlineData(FieldKind.GivenPart, "Anna Maria Smith", "anna maria")]
    [InlineData(FieldKind.FamilyPart, "Smith, Anna Maria", "smith")]
    [InlineData(FieldKind.Sex, "Female", "f")]
    [InlineData(FieldKind.Sex, "2", "f")]
    [InlineData(FieldKind.Sex, "boy", "m")]
    [InlineData(FieldKind.Sex, "not known", "")]
    [InlineData(FieldKind.Identifier, "ab-12 34", "ab1234")]
    [InlineData(FieldKind.Identifier, "00000", "")]
    public void Raw_values_come_to_one_form(FieldKind kind, string raw, string expected) => Of(kind, raw).ShouldBe(expected);

    [Fact]
    public void No_input_overruns_the_buffer_or_throws()
    {
        var random = new Random(1);
        foreach (var kind in Enum.GetValues<FieldKind>())
        {
            for (var i = 0; i < 3000; i++)
            {
                var raw = new byte[random.Next(300)];
                random.NextBytes(raw);
                Canonical.Write(kind, raw, new byte[Canonical.MaxLength]).ShouldBeInRange(0, Canonical.MaxLength);
            }
        }
    }

    private static string Of(FieldKind kind, string raw)
    {
        var to = new byte[Canonical.MaxLength];
        return Encoding.UTF8.GetString(to, 0, Canonical.Write(kind, Encoding.UTF8.GetBytes(raw), to));
    }
}
