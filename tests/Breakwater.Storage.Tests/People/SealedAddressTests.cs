using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Personal;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;
using static Breakwater.Storage.Tests.People.County;

namespace Breakwater.Storage.Tests.People;

/// <summary>A protected address stands readably in no table, whenever it was protected, and comes back whole.</summary>
public sealed class SealedAddressTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task It_is_sealed_from_the_report_on(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var concern = await county.Names(Child("Linnet Sorrel", "2011-02-17", "07700 900141", "14 Quillon Row", "MR9 9QX") with { AddressProtected = true }, Child("Bryn Holloway", address: "2 Open Road", postcode: "MR1 1AA"));
        await county.Compare();
        var all = await Everything(county);
        all.ShouldContain("2 Open Road", customMessage: "what is not protected is found, or the scan proves nothing");
        all.ShouldNotContain("Quillon", Case.Insensitive);
        all.ShouldNotContain("9QX", Case.Insensitive);
        await using var db = county.Db();
        var person = await db.Set<ConcernPerson>().SingleAsync(p => p.ConcernId == concern.Id && p.AddressProtected);
        (await db.SealedAddressOf(person)).ShouldBe(new HomeAddress(PostalAddress.Of("14 Quillon Row"), Postcode.Of("MR9 9QX")));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task It_is_sealed_when_it_is_protected_later_and_comes_back_when_that_is_lifted(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var concern = await county.Names(Child("Linnet Sorrel", "2011-02-17", "07700 900141", "14 Quillon Row", "MR9 9QX"));
        await county.Compare();
        (await Everything(county)).ShouldContain("Quillon");

        await Protect(county, concern.Id, true);
        var all = await Everything(county);
        all.ShouldNotContain("Quillon", Case.Insensitive);
        all.ShouldNotContain("9QX", Case.Insensitive);

        await Protect(county, concern.Id, false);
        await using var db = county.Db();
        var person = await db.Set<ConcernPerson>().SingleAsync(p => p.ConcernId == concern.Id);
        (person.Address?.Text, person.Postcode?.Text, person.SealedAddress).ShouldBe(("14 Quillon Row", "MR9 9QX", null));
        (await county.RecordOf(concern)).Address?.Text.ShouldBe("14 Quillon Row");
        (await db.MatchKeys.CountAsync(k => k.ConcernId == concern.Id && k.Kind == MatchKeys.Address)).ShouldBe(1);
    }

    private static async Task Protect(EmptyPartnership county, Id<Concern> id, bool protect)
    {
        await using var db = county.Db();
        var concern = await db.Concerns.Include(c => c.People).SingleAsync(c => c.Id == id);
        await new ProtectAddress(db).Do(county.Act(county.Hub) with { Reason = "She asked for it." }, county.Hub, concern, concern.Version, concern.People[0].Id, protect);
    }

    private static async Task<string> Everything(EmptyPartnership county)
    {
        await using var db = county.Db();
        return await EveryCell.Of(db);
    }
}
