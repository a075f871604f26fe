using System.Net;
using Breakwater.Kernel.Workers;
using Breakwater.Testing;
using Breakwater.Web.Access.SignIn;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Access;

/// <summary>Whose tries wait for whose: a stranger's stand before nobody else's, and tries that are counted together are counted exactly.</summary>
public sealed class SignInTurnsTests
{
    private const string Password = "kettle orbit velvet", Guess = "tin giraffe north";
    private static readonly IPAddress Stranger = IPAddress.Parse("198.51.100.9"), Home = IPAddress.Parse("192.0.2.8");
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    // On PostgreSQL, where a try can be held up in the middle by a lock on the row that it counts in.
    [Fact]
    public async Task A_stranger_whose_try_takes_for_ever_keeps_nobody_else_waiting()
    {
        await using var site = await OnBoth.Start(Database.Postgres);
        var (owen, secret) = await Enrolled(site);
        await Tries(site, Stranger, 1);
        site.Clock.GoOn(TimeSpan.FromMinutes(2));

        await using var held = site.Partnership.Safeguarding();
        await using var transaction = await held.Database.BeginTransactionAsync();
        await held.Database.ExecuteSqlAsync($"SELECT 1 FROM sign_in_tries FOR UPDATE");
        var stuck = Tries(site, Stranger, 1);
        await Task.Delay(TimeSpan.FromSeconds(1));
        stuck.IsCompleted.ShouldBeFalse("it is in its turn and can't count");

        await using (var db = site.Partnership.Safeguarding())
            (await new TakeSignIn(db).Password(owen.Email, Password, Home).WaitAsync(Soon)).ShouldNotBeNull("from another place");
        await using (var db = site.Partnership.Safeguarding())
        {
            var (me, take) = (await db.Set<Worker>().SingleAsync(w => w.Id == owen.Id), new TakeSignIn(db));
            (await take.PasswordAgain(me, Password).WaitAsync(Soon)).ShouldNotBeNull("in a session");
            (await take.CodeAgain(me, CodeNow(site, secret)).WaitAsync(Soon)).ShouldBeTrue("the emergency way in");
        }
        await transaction.RollbackAsync();
        await stuck;
    }

    [Fact]
    public async Task What_is_shut_takes_no_turn_and_counts_nothing()
    {
        await using var site = await OnBoth.Start(Database.Postgres);
        var (owen, _) = await Enrolled(site);
        await Tries(site, Stranger, SignInTries.Most);

        await using var held = site.Partnership.Safeguarding();
        await using var transaction = await held.Database.BeginTransactionAsync();
        await held.Database.ExecuteSqlAsync($"SELECT 1 FROM sign_in_tries FOR UPDATE");
        await using var db = site.Partnership.Safeguarding();
        (await new TakeSignIn(db).Password(owen.Email, Guess, Stranger).WaitAsync(Soon)).ShouldBeNull();
        (await new TakeSignIn(db).Password(owen.Email, Password, Stranger).WaitAsync(Soon)).ShouldBeNull("shut, also for the right password");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Wrong_codes_of_two_requests_that_both_gave_the_password_count_as_two(Database database)
    {
        await using var site = await OnBoth.Start(database);
        var (owen, _) = await Enrolled(site);
        await using var one = site.Partnership.Safeguarding();
        await using var two = site.Partnership.Safeguarding();
        var (first, second) = (new TakeSignIn(one), new TakeSignIn(two));
        (await first.PasswordAgain(owen, Guess)).ShouldBeNull();
        (await first.PasswordAgain(owen, Password)).ShouldNotBeNull();
        (await second.PasswordAgain(owen, Password)).ShouldNotBeNull();
        (await first.CodeAgain(owen, "000000")).ShouldBeFalse();
        (await second.CodeAgain(owen, "000000")).ShouldBeFalse();
        await using var db = site.Partnership.Safeguarding();
        (await db.Set<SignInTries>().AsNoTracking().SingleAsync()).Wrong.ShouldBe(3);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Two_wrong_tries_at_once_are_both_refused_in_the_ordinary_words_and_both_count(Database database)
    {
        await using var site = await RunningBreakwater.Start(database == Database.Postgres ? await PostgresServer.NewPartnership() : null, walkIn: false);
        var (owen, _) = await Enrolled(site);
        using var one = site.Visitor();
        using var two = site.Visitor();
        for (var wrong = 2; wrong <= 4; wrong += 2)
        {
            await one.Get("/sign-in");
            await two.Get("/sign-in");
            var answers = await Task.WhenAll(Wrong(one), Wrong(two));
            answers.ShouldAllBe(a => a.Status == HttpStatusCode.OK, string.Join(' ', answers.Select(a => (int)a.Status)));
            foreach (var answer in answers) answer.Page.QuerySelector(".govuk-error-summary").ShouldNotBeNull().TextContent.ShouldContain("That didn't work.");
            await using var db = site.Partnership.Safeguarding();
            (await db.Set<SignInTries>().AsNoTracking().SingleAsync()).Wrong.ShouldBe(wrong);
        }

        Task<Answer> Wrong(Visitor visitor) => visitor.Post("/sign-in?handler=Password", ("Email", owen.Email), ("Password", Guess));
    }

    // Turns are taken within one node: two nodes that count the first wrong try at once both make its row. On PostgreSQL, where the second waits for the first.
    [Fact]
    public async Task A_wrong_try_that_another_node_counts_at_the_same_moment_is_refused_and_counts_too()
    {
        await using var site = await OnBoth.Start(Database.Postgres);
        var (owen, _) = await Enrolled(site);
        await Tries(site, Home, 1);
        await using var other = site.Partnership.Safeguarding();
        var row = await other.Set<SignInTries>().SingleAsync();
        other.Remove(row);
        await other.SaveChangesAsync();

        await using var transaction = await other.Database.BeginTransactionAsync();
        other.Add(new SignInTries { Key = row.Key, Wrong = 1, At = row.At });
        await other.SaveChangesAsync();
        var here = Tries(site, Home, 1);
        await Task.Delay(TimeSpan.FromSeconds(1));
        here.IsCompleted.ShouldBeFalse("it waits for the row that the other node makes");
        await transaction.CommitAsync();
        await here.WaitAsync(Soon);
        await using var db = site.Partnership.Safeguarding();
        (await db.Set<SignInTries>().AsNoTracking().SingleAsync()).Wrong.ShouldBe(2);
    }

    [Fact]
    public async Task A_wrong_try_that_another_node_adds_to_the_same_count_at_the_same_moment_is_not_lost()
    {
        await using var site = await OnBoth.Start(Database.Postgres);
        await Tries(site, Home, 1);
        await using var other = site.Partnership.Safeguarding();
        await using var transaction = await other.Database.BeginTransactionAsync();
        await other.Database.ExecuteSqlAsync($"UPDATE sign_in_tries SET \"Wrong\" = \"Wrong\" + 1");
        var here = Tries(site, Home, 1);
        await Task.Delay(TimeSpan.FromSeconds(1));
        here.IsCompleted.ShouldBeFalse("it waits for what the other node counts");
        await transaction.CommitAsync();
        await here.WaitAsync(Soon);
        await using var db = site.Partnership.Safeguarding();
        (await db.Set<SignInTries>().AsNoTracking().SingleAsync()).Wrong.ShouldBe(3);
    }

    private static async Task<(Worker Owen, string Secret)> Enrolled(RunningBreakwater site)
    {
        await using var db = site.Partnership.Safeguarding();
        var (id, take) = (site.People["owen.marsh"].Id, new TakeSignIn(db));
        var owen = await db.Set<Worker>().SingleAsync(w => w.Id == id);
        await take.SetPassword(owen, Password);
        var secret = await take.SecretToEnrol(owen);
        (await take.Enrol(owen, CodeNow(site, secret))).ShouldNotBeNull();
        return (owen, secret);
    }

    private static async Task Tries(RunningBreakwater site, IPAddress from, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await using var db = site.Partnership.Safeguarding();
            (await new TakeSignIn(db).Password("owen.marsh@merrowshire.example", Guess, from)).ShouldBeNull();
        }
    }

    private static string CodeNow(RunningBreakwater site, string secret) => Totp.Code(secret, Totp.StepAt(site.Clock.GetUtcNow()));
}
