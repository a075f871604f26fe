using Breakwater.Kernel.Clocks;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Hosting;

namespace Breakwater.Storage.Tests.Hands;

/// <summary>The calendar of bank holidays ends with 2028 and nobody has replaced it: whatever comes in is taken all the same.</summary>
public sealed class CalendarEndsTests
{
    public static readonly TheoryData<Database> Databases = [Database.Sqlite, Database.Postgres];

    private static readonly DateTimeOffset LastFriday = new(2028, 12, 29, 10, 0, 0, TimeSpan.Zero);

    // Monday 1 January 2029: nobody has entered it as a bank holiday, so it counts.
    private static readonly DateTime NewYear = new(2029, 1, 1, 23, 59, 59, 999, DateTimeKind.Utc);

    [Theory, MemberData(nameof(Databases))]
    public async Task A_concern_is_taken_in_whatever_the_hurry_and_is_due_early_at_worst(Database database)
    {
        await using var county = await Staffed.On(database);
        county.Place.Clock.GoOn(LastFriday - SteadyClock.Start);
        Should.Throw<CalendarYearMissingException>(() => county.Place.Open.Partnership.Configuration.WorkingDays.Next(LondonDay.Of(county.Now)));
        (await county.Stored(await county.Reported())).DueAt.ShouldBe(NewYear);
        foreach (var urgency in new[] { Urgency.Soon, Urgency.Now })
        {
            await using var db = county.Place.Db();
            var reported = await new ReportConcern(db).Do(county.Place.Act(county.As("owen.marsh")), new ReportInput("child", Channel.Telephone, Promise.Anonymous, "Told on the telephone.") { Urgency = urgency });
            (await county.Stored(reported.Concern.Id)).DueAt.ShouldBeLessThan(NewYear);
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_emergency_opens_and_a_clock_that_stood_goes_on(Database database)
    {
        await using var county = await Staffed.On(database);
        county.Place.Clock.GoOn(LastFriday - SteadyClock.Start);
        var id = await county.Reported();
        await using (var db = county.Place.Db())
        {
            var opening = await new AskInEmergency(db).Do(county.Place.Act(county.As("tessa.boyle")), county.As("tessa.boyle"), "Rafe Tully", "He is in a car with them now, and nobody answers.");
            opening.ReviewDueAt.ShouldBe(NewYear.AddDays(1));
        }
        await county.Does("dana.whitlock", id, (db, act, viewer, c) => new PauseClock(db).Do(act, viewer, c, c.Version, "The school is shut.", new DateOnly(2029, 1, 3)));
        county.Place.Clock.GoOn(TimeSpan.FromDays(4));
        await county.Does("dana.whitlock", id, (db, act, viewer, c) => new EscalateConcern(db).Do(act, viewer, c, c.Version, "He is there now."));
        var urgent = await county.Stored(id);
        (urgent.PausedAt, urgent.Urgency).ShouldBe((null, Urgency.Now));
        urgent.DueAt.ShouldBeLessThan(county.Now.AddHours(2));
        await county.Accepts("tessa.boyle", await county.Offers("owen.marsh", id));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_start_warns_of_it_a_year_before_and_of_whoever_on_a_rota_has_no_account(Database database)
    {
        await using var county = await Staffed.On(database);
        (await Warnings(county)).ShouldBeEmpty();
        await county.Leaves("ruth.penhale");
        var gone = (await Warnings(county)).ShouldHaveSingleItem();
        gone.ShouldContain("address 2 of hub.emergency_rota, so nobody is reached there");
        gone.ShouldNotContain("ruth");

        county.Place.Clock.GoOn(new DateTimeOffset(2028, 1, 1, 10, 0, 0, TimeSpan.Zero) - SteadyClock.Start);
        var warnings = await Warnings(county);
        warnings.Count.ShouldBe(2);
        warnings[0].ShouldContain("holds no year after 2028");
        warnings[0].ShouldContain("config/calendars/england-and-wales.yaml");
    }

    private static async Task<IReadOnlyList<string>> Warnings(Staffed county)
    {
        await using var db = county.Place.Db();
        return await StartWarning.All(db, county.Place.Settings.CheckpointFile);
    }
}
