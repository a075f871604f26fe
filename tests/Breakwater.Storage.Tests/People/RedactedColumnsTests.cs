using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Personal;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;
using static Breakwater.Storage.Tests.People.County;

namespace Breakwater.Storage.Tests.People;

/// <summary>Names, dates, numbers and addresses are stored plainly as told, and come back so; only what prints them without meaning to gets nothing.</summary>
public sealed class RedactedColumnsTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_was_told_stands_in_its_columns_as_told(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        await county.Names(Child("Zoë O'Neill-Ash", "2011-02-17", "+44 7700 900141 ext 3", "14, Weir Lane", "mr2 4ab"));
        await using var db = county.Db();
        foreach (var table in new[] { "concern_people", "source_records" })
            foreach (var (column, told) in new[] { ("Name", "Zoë O'Neill-Ash"), ("Phone", "+44 7700 900141 ext 3"), ("Address", "14, Weir Lane"), ("Postcode", "mr2 4ab") })
#pragma warning disable EF1002 // The names are those above.
                (await db.Database.SqlQueryRaw<string>($"SELECT \"{column}\" AS \"Value\" FROM {table}").SingleAsync()).ShouldBe(told, table);
#pragma warning restore EF1002

        var person = (await db.Concerns.Include(c => c.People).SingleAsync()).People.Single();
        (person.Name!.Text, person.Phone!.Text, person.Address!.Text, person.Postcode!.Text).ShouldBe(("Zoë O'Neill-Ash", "+44 7700 900141 ext 3", "14, Weir Lane", "mr2 4ab"));
        (person.NormalisedName, person.Born!.Day, person.Phone.Digits).ShouldBe(("zoe oneill ash", new DateOnly(2011, 2, 17), "07700900141"));
        $"{person.Name} {person.Born} {person.Phone} {person.Address} {person.Postcode}".ShouldBe("[name] [date of birth] [phone] [address] [postcode]");
        (await db.SourceRecords.CountAsync(r => r.Born == BirthDate.Of(new DateOnly(2011, 2, 17)))).ShouldBe(1);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Another_spelling_of_an_address_is_a_change_that_is_saved(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var concern = await county.Names(Child("Rafe Ortolan", address: "14 weir lane"));
        await using (var db = county.Db())
        {
            db.Begin(county.Act(county.Hub));
            var record = await db.SourceRecords.SingleAsync();
            record.Address = PostalAddress.Of("14 Weir Lane");
            db.Record(new ConcernTaken("Owen Marsh"), await db.Concerns.SingleAsync(c => c.Id == concern.Id));
            await db.SaveChangesAsync();
        }
        (await county.RecordOf(concern)).Address!.Text.ShouldBe("14 Weir Lane");
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task The_quality_of_matching_is_counted_by_age(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var today = DateOnly.FromDateTime(county.Clock.GetUtcNow().UtcDateTime);
        await county.Names([.. new[] { 5, 12, 14, 17, 20, 40 }.Select(age => new PersonInput(PersonRole.ChildAtRisk, "Kim Sorrel", today.AddYears(-age).AddDays(-1))), Child("Kim Sorrel")]);
        await using var db = county.Db();
        (await new MatchQuality(db).ByAge()).Select(g => (g.Group, g.Records)).ShouldBe(
            [("Under 10", 1), ("10 to 12", 1), ("13 to 15", 1), ("16 and 17", 1), ("18 to 24", 1), ("25 and over", 1), ("Not known", 1)]);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_date_of_birth_that_cannot_be_is_refused_and_a_phone_that_nobody_can_ring_is_not(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        foreach (var born in new[] { "2099-01-01", "1850-01-01" })
            (await Should.ThrowAsync<RuleBroken>(() => county.Names(Child("Rafe Ortolan", born)))).Rule.ShouldBe("born");
        var concern = await county.Names(Child("Rafe Ortolan", phone: "the shop knows it"));
        (await county.RecordOf(concern)).Phone!.Text.ShouldBe("the shop knows it");
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Who_told_us_is_sealed_whole_and_opens_whole(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var identity = new ReporterIdentity("Quintilla Ravenscar", "07700 900777", "quintilla@example.org", "A shop", "a neighbour") { Original = "Dear hub" };
        var concern = await county.Report(identity: identity);
        identity.ToString().ShouldBe("[who told us]");
        await using var db = county.Db();
        var opened = ReporterIdentity.Read((await db.Unseal(concern.Id.Value, "reporters.identity", (await db.Reporters.SingleAsync()).Identity, KeyClass.Identity))!)!;
        (opened.Name!.Text, opened.Phone!.Text, opened.Email, opened.Organisation, opened.Relationship, opened.Original)
            .ShouldBe(("Quintilla Ravenscar", "07700 900777", "quintilla@example.org", "A shop", "a neighbour", "Dear hub"));
    }
}
