using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests.Scrutiny;

/// <summary>What is kept from the public lies sealed: no table holds it readably, no search comes upon it.</summary>
public sealed class ExemptWordsTests
{
    private static readonly string[] Planted = ["Zanzibarplant", "Quixoteplant", "Harrier Court", "Plantedspeaker", "Resolvedplant", "Passageplant", "Quarry Mews", "Passagespeaker", "Fileplant", "Contentplant", "Itemfileplant"];

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task No_table_holds_them_readably_and_no_search_finds_them(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var committee = await Committee.In(merrowshire);
        await using var db = merrowshire.Open.Scrutiny();
        var everything = await EveryCell.Of(db);
        everything.ShouldContain("cuckooing in Wellcombe", customMessage: "the scan must find what is stored readably, or it proves nothing");
        foreach (var planted in Planted)
        {
            everything.ShouldNotContain(planted, Case.Insensitive);
            (await merrowshire.Open.Find(db, planted, 10))!.ShouldBeEmpty();
        }
        (await merrowshire.Open.Find(db, "cuckoo", 10))!.ShouldHaveSingleItem().Title.ShouldBe("Minute 84.1");
        (await merrowshire.Open.Find(db, "youth workers", 10))!.Count.ShouldBe(2);
        (await merrowshire.Open.Find(db, "'\" )(*", 10)).ShouldBeNull();
        (await merrowshire.Open.Find(db, "NEAR(\"youth\" OR", 10))!.ShouldBeEmpty();

        // Whoever may, still reads them.
        var item = await db.Items.SingleAsync(i => i.SealedTitle != null);
        (await db.Unseal(item.Id.Value, "agenda_items.title", item.SealedTitle)).ShouldBe(Committee.PlantedTitle);
        var kept = await db.Passages.Where(p => p.ItemId == item.Id).OrderBy(p => p.Order).ToListAsync();
        (await db.Unseal(item.Id.Value, "passages." + kept[0].Id, kept[0].Sealed)).ShouldBe(Committee.PlantedWords);
        (await Should.ThrowAsync<RuleBroken>(() => Task.Run(() => new Breakwater.Scrutiny.Recommendations.Resolution
        {
            Id = Id<Breakwater.Scrutiny.Recommendations.Resolution>.New(merrowshire.Clock),
            MeetingId = committee.MeetingId,
            Verbatim = "x",
        }.Publish(item, merrowshire.Clock.Instant())))).Rule.ShouldBe("resolution-restricted");
    }
}
