using Breakwater.Linkage.Models;
using Breakwater.Linkage.Scoring;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;
using static Breakwater.Storage.Tests.People.County;

namespace Breakwater.Storage.Tests.People;

/// <summary>New records are compared on arrival through stored keys, and the same on both databases.</summary>
public sealed class MatchingTests
{
    public static TheoryData<Database> Databases => [Database.Sqlite, Database.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task Messy_records_of_one_child_find_each_other_and_others_are_left_alone(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var first = await county.Names(Child("William Ortolan", "2011-02-07", "07700 900141", "14 Weir Lane", "MR2 4AB"));
        var nickname = await county.Names(Child("Bill Ortolan", "2011-07-02", null, "14 Weir Lane", "MR2 4AB"));
        var swapped = await county.Names(Child("Ortolan William", "2011-02-07"));
        var brother = await county.Names(Child("Casper Ortolan", "2013-09-19", null, "14 Weir Lane", "MR2 4AB"));
        var stranger = await county.Names(Child("Maud Pellow", "1968-01-01", "07700 900777", "Flat 37, Heron Tower", "MR7 1HT"));
        await county.Compare();
        await using var db = county.Db();
        (await db.WaitingRecords.CountAsync()).ShouldBe(0);
        var found = (await db.Matches.AsNoTracking().ToListAsync()).ConvertAll(m => (m.LaterConcernId, m.EarlierConcernId, m.Band));
        found.ShouldContain(f => f.LaterConcernId == nickname.Id && f.EarlierConcernId == first.Id && f.Band >= Band.Probably);
        found.ShouldContain(f => f.LaterConcernId == swapped.Id && f.EarlierConcernId == first.Id);
        found.ShouldNotContain(f => (f.LaterConcernId == brother.Id || f.EarlierConcernId == brother.Id) && f.Band >= Band.Probably, "a brother at one address is not the same child");
        found.ShouldNotContain(f => f.LaterConcernId == stranger.Id || f.EarlierConcernId == stranger.Id);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_name_alone_is_never_called_the_same_however_rare(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        await county.Names(Child("Zephaniah Quillfeather", null));
        var again = await county.Names(Child("Zephaniah Quillfeather", null));
        var born = await county.Names(Child("Zephaniah Quillfeather", "2011-02-17"));
        var sure = await county.Names(Child("Zephaniah Quillfeather", "2011-02-17"));
        await county.Compare();
        await using var db = county.Db();
        var found = await db.Matches.AsNoTracking().ToListAsync();
        found.ShouldContain(m => m.LaterConcernId == again.Id && m.Band == Band.Probably);
        found.ShouldContain(m => m.LaterConcernId == sure.Id && m.EarlierConcernId == born.Id && m.Band == Band.Same);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task People_of_one_concern_are_not_asked_about(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        await county.Names(Child("Rafe Ortolan", "2011-02-17"), Child("Rafe Ortolan", "2011-02-17"));
        await county.Compare();
        await using var db = county.Db();
        (await db.Matches.CountAsync()).ShouldBe(0);
        (await db.IndexedRecords.CountAsync()).ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_key_held_by_too_many_gives_way_to_a_narrower_one(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var model = new PersonModel(PersonModel.Learnt(), limit: 4);
        for (var year = 2005; year < 2017; year++)
            await county.Names(Child("Noah Lark", $"{year}-03-0{1 + (year % 9)}"));
        await county.Compare(model);
        var same = await county.Names(Child("Noah Lark", "2009-03-03", "07700 900555"));
        await county.Compare(model);
        await using var db = county.Db();
        (await db.WideKeys.CountAsync()).ShouldBeGreaterThan(0);
        var limit = model.Judge.Limit;
        var wide = await db.WideKeys.Select(w => w.Key).ToListAsync();
        (await db.PersonKeys.Select(k => k.Key).ToListAsync()).Where(k => !wide.Contains(k)).CountBy(k => k).Max(k => k.Value).ShouldBeLessThanOrEqualTo(limit);
        (await db.Matches.AsNoTracking().Where(m => m.LaterConcernId == same.Id).ToListAsync()).ShouldContain(m => m.Band >= Band.Possibly);
        // A search by the name alone still reaches them, through the wide key.
        var found = await new PeopleIndex(db, model).Search(PersonModel.Compared("Noah Lark", null, null, null, null, null, null), db.Concerns, -100);
        found.Count.ShouldBe(13);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_arrives_finds_what_a_full_run_finds(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        string[] forenames = ["William", "Bill", "Ella", "Ellie", "Thomas", "Tom", "Ines", "Rhea"], surnames = ["Ashworth", "Ashwerth", "Calloway", "Sefton", "Quayle"];
        var chance = new Random(3);
        var lines = Enumerable.Range(0, 120).Select(_ => Child($"{forenames[chance.Next(8)]} {surnames[chance.Next(5)]}", $"20{10 + chance.Next(3)}-0{1 + chance.Next(3)}-0{1 + chance.Next(3)}", null, $"{1 + chance.Next(4)} Weir Lane", "MR2 4AB")).ToList();
        foreach (var line in lines) await county.Names(line);
        await county.Compare();
        await using var db = county.Db();
        var records = await db.IndexedRecords.AsNoTracking().OrderBy(r => r.Number).ToListAsync();
        var (model, judge) = (PersonModel.Standard, PersonModel.Standard.Judge);
        var keys = records.ConvertAll(r => judge.KeysOf(PersonModel.Values(r.Compared)).Where(l => model.Matches(l.Rule)).Select(l => (l.Rule, l.Keys[0])).ToHashSet());
        var (should, did) = (0, 0);
        foreach (var record in records)
        {
            // All that share what a rule asks for, judged without the database: no key is too wide among so few.
            var odds = judge.LogOdds(PersonModel.Values(record.Compared), records.ConvertAll(r => PersonModel.Values(r.Compared)));
            var all = records.Where((r, i) => r.Number != record.Number && keys[i].Overlaps(keys[(int)record.Number - 1]) && 1 / (1 + Math.Exp(-odds[i])) >= judge.Bands.Probably).Select(r => r.Number).ToHashSet();
            var found = await new PeopleIndex(db).Find(record.Compared, null, Math.Log(judge.Bands.Probably / (1 - judge.Bands.Probably)));
            should += all.Count;
            did += found.Count(f => f.Record.Number != record.Number);
            found.Where(f => f.Record.Number != record.Number).ShouldAllBe(f => all.Contains(f.Record.Number));
        }
        should.ShouldBeGreaterThan(50);
        did.ShouldBe(should);
    }

    [Fact]
    public void Ethnicity_nationality_and_faith_can_not_be_compared()
    {
        string[] never = ["ethnic", "race", "nationality", "faith", "religio", "birth_place", "birthplace", "language"];
        var compared = PersonModel.Columns.Concat(ModelFile.Person().FieldsIn(PersonModel.Columns).SelectMany(f => f.Columns)).Concat(typeof(SourceRecord).GetProperties().Select(p => p.Name)).Concat(typeof(ConcernPerson).GetProperties().Select(p => p.Name));
        foreach (var name in compared) never.ShouldAllBe(n => !name.Contains(n, StringComparison.OrdinalIgnoreCase), name);
    }
}
