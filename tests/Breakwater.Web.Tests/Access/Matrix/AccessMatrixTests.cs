using System.Collections.Concurrent;
using System.Net;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Access.Matrix;

/// <summary>
/// Every endpoint × every role × every relation, over HTTP, against the table as it is written. Endpoints are found by
/// asking the router, so a new page is judged without a line here.
/// </summary>
[Collection<PlantedOnce>]
public sealed class AccessMatrixTests(PlantedCounty county)
{
    private const string NotThere = "0193b0a4-0000-7000-8000-00000000dead";
    private readonly ConcurrentBag<string> _faults = [];

    [Fact]
    public void Every_endpoint_names_one_ability_or_is_open_to_all()
    {
        county.Doors.Where(d => d.Ability is null == !d.OpenToAll).Select(d => d.Route).ShouldBeEmpty("each endpoint carries [Needs(…)] or [OpenToAll], not both and not neither");
        county.Doors.Where(d => d.Ability is not null && !county.Table.Knows(d.Ability)).Select(d => $"{d.Route}: {d.Ability}").ShouldBeEmpty("each ability stands in config/abilities.yaml");
        county.Doors.Where(d => d.OpenToAll && d.Record is not null).Select(d => d.Route).ShouldBeEmpty("a record is open to nobody who isn't signed in");
        county.Doors.Count.ShouldBeGreaterThan(15);
    }

    [Fact]
    public async Task A_record_opens_exactly_as_the_table_says_and_otherwise_it_is_not_there()
    {
        var (asked, opened) = (0, 0);
        var kinds = new ConcurrentBag<string>();
        await county.Everybody(async (person, visitor) =>
        {
            var forbidden = PlantedCounty.Whole(await visitor.Get("/nothing-here"));
            var leaks = new Leaks(county.Table, county.Planted);
            foreach (var door in county.Doors.Where(d => d is { Record: not null, Parameters.Count: 1 }))
            {
                (await Same(visitor, door.At(NotThere), forbidden)).ShouldBeTrue($"{door.Route} for a record that does not exist");
                foreach (var (id, expected, what) in Records(person, door))
                {
                    var answer = await visitor.Get(door.At(id));
                    Interlocked.Increment(ref asked);
                    var isThere = answer.Status is HttpStatusCode.OK or HttpStatusCode.Redirect;
                    if (isThere) Interlocked.Increment(ref opened);
                    if (isThere != expected) _faults.Add($"{person.Name} ({person.Roles}): {door.Route} on \"{what}\" answered {(int)answer.Status}, the table says {(expected ? "open" : "not there")}");
                    if (!expected && PlantedCounty.Whole(answer) != forbidden) _faults.Add($"{person.Name}: {door.Route} on \"{what}\": the answer differs from that to a record that does not exist");
                    foreach (var leak in leaks.In(answer, person, door.Record == "concern" ? door.Ability : null)) _faults.Add(leak);
                }
            }
            foreach (var kind in leaks.Kinds) kinds.Add(kind);
        });
        Told();
        kinds.Distinct().ShouldBe(["narr", "name", "home", "sum"], ignoreOrder: true, "each kind is seen by somebody who may: else the test looks for what isn't there");
        asked.ShouldBeGreaterThan(1000);
        opened.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task A_form_sent_to_a_record_that_is_not_open_changes_nothing_and_says_nothing()
    {
        var before = await Versions();
        var asked = 0;
        await county.Everybody(async (person, visitor) =>
        {
            var token = PlantedCounty.Token(await visitor.Get("/account"));
            var forbidden = PlantedCounty.Whole(await visitor.PostPlain("/nothing-here", ("__RequestVerificationToken", token)));
            foreach (var door in county.Doors.Where(d => d is { Record: not null, Parameters.Count: 1 }))
                foreach (var (id, expected, what) in Records(person, door).Where(r => !r.Expected))
                    foreach (var handler in door.Posts.DefaultIfEmpty(""))
                    {
                        var path = door.At(id) + (handler.Length > 0 ? "?handler=" + handler : "");
                        var answer = await visitor.PostPlain(path, ("__RequestVerificationToken", token), ("Version", "1"), ("Reason", "a reason that is long enough"));
                        Interlocked.Increment(ref asked);
                        if (PlantedCounty.Whole(answer) != forbidden) _faults.Add($"{person.Name}: POST {door.Route} {handler} on \"{what}\" answered {(int)answer.Status}");
                    }
        });
        Told();
        asked.ShouldBeGreaterThan(1000);
        (await Versions()).ShouldBe(before);
    }

    [Fact]
    public async Task Pages_and_lists_show_nobody_what_the_table_keeps_from_them()
    {
        var (seen, never) = (0, 0);
        await county.Everybody(async (person, visitor) =>
        {
            var forbidden = PlantedCounty.Whole(await visitor.Get("/nothing-here"));
            var leaks = new Leaks(county.Table, county.Planted);
            var mine = county.Planted.For[person.Id];
            var strange = new Dictionary<string, string>();
            // Their own page tries every check (below); the others take no check's id, or one as good as another.
            var checks = county.Planted.Checks.Where(c => c.Agency == person.Agency).Concat(county.Planted.Checks.Where(c => c.Agency != person.Agency).Take(4)).Select(c => c.Id.ToString()).ToList();
            // A public page answers words alike whoever asks: one person in four asks it.
            var asksThePublic = county.People.Index().First(p => p.Item.Id == person.Id).Index % 4 == 0;
            foreach (var door in county.Doors.Where(d => d.Record is null))
            {
                var has = door.OpenToAll || county.Table.HasAtAll(person, door.Ability!);
                // Without a record filter, a door is tried with every kind of id that it might take, and with queries that search;
                // one that is shut for lack of the ability, whatever it is asked, with one id of each kind and one query.
                string[] values = door.Parameters.Count == 0 ? [""] :
                    !has ? [mine[0].Id.ToString(), county.Planted.Referrals[0].Id.ToString(), checks[0], person.Id.ToString(), NotThere] :
                    [.. mine.Where(c => c.Relation is "none" or "conflict" or "sealed, own and team" or "team" or "brought" or "brought, conflict" or "brought, sealed").Select(c => c.Id.ToString()),
                     .. county.Planted.Referrals.Take(3).Select(r => r.Id.ToString()), .. checks, person.Id.ToString(), NotThere];
                foreach (var value in values.Concat(door.Parameters.Count == 0 ? Searches(mine).Take(!has ? 1 : door.OpenToAll && !asksThePublic ? 0 : int.MaxValue) : []))
                {
                    var path = value.StartsWith('?') ? door.At() + value : door.At(value);
                    var answer = await visitor.Get(path);
                    if ((int)answer.Status >= 500 && door.Route != "/problem" && door.Route != "problem") _faults.Add($"{person.Name}: {path} answered {(int)answer.Status}");
                    if (!door.OpenToAll && answer.Status is HttpStatusCode.NotFound && PlantedCounty.Whole(answer) != forbidden) _faults.Add($"{person.Name}: {path}: not the one answer to what isn't there");
                    if (!has && PlantedCounty.Whole(answer) != forbidden) _faults.Add($"{person.Name}: {path} answered {(int)answer.Status} without the ability {door.Ability}");
                    if (has && door.Parameters.Count == 0 && value.Length == 0 && answer.Status is HttpStatusCode.NotFound) _faults.Add($"{person.Name}: {path} is not there, and the table gives {door.Ability}");
                    // A page may repeat what was typed, as often as it repeats a word that nobody bears, and no oftener.
                    var echoes = value.StartsWith('?') && door.OpenToAll ? await Echoes(visitor, path, Typed(value), strange) : [];
                    foreach (var leak in leaks.In(answer, person, null, echoes)) _faults.Add(leak);
                }
            }
            Interlocked.Add(ref seen, leaks.Allowed);
            Interlocked.Add(ref never, leaks.NeverLooked);
        });
        Told();
        never.ShouldBeGreaterThan(500, "what tests/never.yaml names was looked for");
        seen.ShouldBeGreaterThan(0, "somebody saw something that they may: else the test looks at nothing");
    }

    [Fact]
    public async Task A_check_opens_exactly_as_the_table_says_and_otherwise_it_is_not_there()
    {
        var (opened, put, elsewhere) = (0, 0, 0);
        await county.Everybody(async (person, visitor) =>
        {
            var forbidden = PlantedCounty.Whole(await visitor.Get("/nothing-here"));
            var leaks = new Leaks(county.Table, county.Planted);
            foreach (var check in county.Planted.Checks)
            {
                var answer = await visitor.Get($"/checks/{check.Id}");
                var expected = county.Table.Answers(person, check);
                if (answer.Status == HttpStatusCode.OK) Interlocked.Increment(ref opened);
                if (answer.Status == HttpStatusCode.OK && check.Answerer == person.Id) Interlocked.Increment(ref put);
                if (check.Agency == person.Agency && check.Team is not null && check.Team != person.Team && county.Table.HasAtAll(person, "answer_check")) Interlocked.Increment(ref elsewhere);
                if (answer.Status == HttpStatusCode.OK != expected) _faults.Add($"{person.Name} ({person.Roles}): the check on \"{check.Concern.Relation}\" answered {(int)answer.Status}, the table says {(expected ? "open" : "not there")}");
                if (!expected && PlantedCounty.Whole(answer) != forbidden) _faults.Add($"{person.Name}: the check on \"{check.Concern.Relation}\": the answer differs from that to a record that does not exist");
                foreach (var leak in leaks.In(answer, person, null)) _faults.Add(leak);
            }
        });
        Told();
        opened.ShouldBeGreaterThan(20);
        put.ShouldBeGreaterThan(5, "whom a check is put to by name opens it");
        elsewhere.ShouldBeGreaterThan(5, "checks put to another team of one's own agency were tried");
    }

    [Fact]
    public async Task A_search_finds_what_the_table_opens_and_nothing_else()
    {
        var (asked, found) = (0, 0);
        await county.Everybody(async (person, visitor) =>
        {
            var token = ("__RequestVerificationToken", PlantedCounty.Token(await visitor.Get("/account")));
            var forbidden = PlantedCounty.Whole(await visitor.PostPlain("/nothing-here", token));
            var leaks = new Leaks(county.Table, county.Planted);
            // How often the page repeats what was typed: asked with what nobody bears and no record has.
            var repeats = (await visitor.PostPlain("/search", token, ("For", "C-0000-0000"))).Text.Split("C-0000-0000").Length - 1;
            async Task Search(string typed, string path, bool expected, string what)
            {
                var answer = await visitor.PostPlain("/search", token, ("For", typed));
                Interlocked.Increment(ref asked);
                if (!county.Table.HasAtAll(person, "search_concerns"))
                {
                    if (PlantedCounty.Whole(answer) != forbidden) _faults.Add($"{person.Name} ({person.Roles}) searched without the ability");
                    return;
                }
                if (answer.Status != HttpStatusCode.OK) _faults.Add($"{person.Name}: a search for \"{what}\" answered {(int)answer.Status}");
                var isThere = answer.Text.Contains(path, StringComparison.Ordinal);
                if (isThere) Interlocked.Increment(ref found);
                if (isThere != expected) _faults.Add($"{person.Name} ({person.Roles}): {typed} ({what}) was {(isThere ? "found" : "not found")}, the table says {(expected ? "open" : "not there")}");
                foreach (var leak in leaks.In(answer, person, null, [.. Enumerable.Repeat(typed.Split(' ')[^1], repeats)])) _faults.Add(leak);
            }

            foreach (var c in county.Planted.For[person.Id])
                foreach (var typed in new[] { c.Reference, $"Kim namemark{c.Number}z", Planted.PhoneOf(c.Number) })
                    await Search(typed, $"/concerns/{c.Id}\"", county.Table.Opens(person, c, "open_concern"), c.Relation);
            foreach (var r in county.Planted.Referrals.Where(r => r.ToAgency == person.Agency || r.Concern.Agency == person.Agency || r.Concern.Conflicts.Contains(person.Id)).Take(16))
                await Search(r.Reference, $"/referrals/{r.Id}\"", county.Table.Opens(person, r, "open_referral"), r.Concern.Relation);
            if (county.Table.HasAtAll(person, "search_concerns")) repeats.ShouldBe(1, "the box holds what was typed");
        });
        Told();
        asked.ShouldBeGreaterThan(1500);
        found.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Nobody_sees_anything_without_signing_in()
    {
        using var visitor = county.Site.Visitor();
        var leaks = new Leaks(county.Table, county.Planted);
        foreach (var door in county.Doors)
        {
            string[] ids = [county.Planted.Concerns[0].Id.ToString(), county.Planted.Referrals[0].Id.ToString(), county.Planted.Checks[0].Id.ToString()];
            foreach (var id in door.Parameters.Count == 0 ? [""] : ids)
            {
                var answer = await visitor.Get(door.At(id));
                if (!door.OpenToAll && answer.Location?.StartsWith("/sign-in?back=", StringComparison.Ordinal) != true) _faults.Add($"{door.Route} answered {(int)answer.Status} to nobody");
                foreach (var leak in leaks.In(answer, null, null)) _faults.Add(leak);
            }
        }
        Told();
    }

    private IEnumerable<(string Id, bool Expected, string What)> Records(Kernel.Workers.Worker person, Door door) => door.Record == "concern"
        ? county.Planted.For[person.Id].Select(c => (c.Id.ToString(), county.Table.Opens(person, c, door.Ability!), c.Relation))
        : county.Planted.Referrals.Where(Near(person)).Take(40).Concat(county.Planted.Referrals.Where(r => !Near(person)(r)).Take(5))
            .Select(r => (r.Id.ToString(), county.Table.Opens(person, r, door.Ability!), r.Concern.Relation));

    private static Func<PlantedReferral, bool> Near(Kernel.Workers.Worker person) =>
        r => r.ToAgency == person.Agency || r.Concern.Agency == person.Agency || r.AcceptedBy == person.Id || r.Concern.Conflicts.Contains(person.Id);

    // Words in the address, as public pages search; the search inside is a form, and has a test of its own.
    private static IEnumerable<string> Searches(List<PlantedConcern> mine) =>
        mine.Where(c => c.Relation is "none" or "conflict" or "sealed, own and team" or "sharing ended")
            .SelectMany(c => new[] { "?q=" + c.Reference, $"?q=namemark{c.Number}z&query=namemark{c.Number}z&search=namemark{c.Number}z&text={c.Reference}" });

    private static List<string> Typed(string query) => [.. query[1..].Split('&').Select(p => p[(p.IndexOf('=', StringComparison.Ordinal) + 1)..]).Distinct()];

    // How often a page repeats what is typed there: asked with words that nobody bears.
    private static async Task<List<string>> Echoes(Visitor visitor, string path, List<string> typed, Dictionary<string, string> answers)
    {
        var strange = typed.Select((word, i) => (word, i)).Aggregate(path, (p, t) => p.Replace(t.word, $"nobodybearsthis{t.i}", StringComparison.Ordinal));
        if (!answers.TryGetValue(strange, out var text)) answers[strange] = text = (await visitor.Get(strange)).Text;
        return [.. typed.SelectMany((word, i) => Enumerable.Repeat(word, text.Split($"nobodybearsthis{i}").Length - 1))];
    }

    private static async Task<bool> Same(Visitor visitor, string path, string expected) => PlantedCounty.Whole(await visitor.Get(path)) == expected;

    private async Task<List<int>> Versions()
    {
        await using var db = county.Site.Partnership.Safeguarding();
        return [.. await db.Concerns.OrderBy(c => c.Id).Select(c => c.Version).ToListAsync(), .. await db.Referrals.OrderBy(r => r.Id).Select(r => r.Version).ToListAsync()];
    }

    private void Told() => _faults.Distinct().Order(StringComparer.Ordinal).Take(40).ShouldBeEmpty($"{_faults.Count} faults in all");
}
