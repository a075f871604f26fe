using System.Net;
using System.Net.Sockets;
using Breakwater.Kernel.Outbox;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Testing;
using Breakwater.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Breakwater.Storage.Tests;

/// <summary>Mail leaves by SMTP where one is set, and waits where the server can't be reached.</summary>
public sealed class MailTests
{
    [Fact]
    public async Task Goes_to_the_server_that_is_set_and_is_marked()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var heard = Hear(listener);
        await using var county = await EmptyPartnership.On(Database.Sqlite, mail: $"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}?from=hub@merrowshire.example");
        await Send(county);
        (await heard).ShouldContain("To: owen.marsh@merrowshire.example");
        (await heard).ShouldContain("Something waits for you");
        var gone = await Waiting(county);
        (gone.SentAt is not null, gone.Body).ShouldBe((true, ""), "a link or a code that it held lies nowhere any more");
    }

    [Fact]
    public async Task Waits_and_is_tried_later_when_nobody_answers()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await using var county = await EmptyPartnership.On(Database.Sqlite, mail: $"smtp://127.0.0.1:{port}");
        await Send(county);
        var mail = await Waiting(county);
        mail.SentAt.ShouldBeNull();
        mail.Tries.ShouldBe(1);
        mail.Body.ShouldBe("Sign in to read it.", "it has still to go");
        mail.DueAt.ShouldBe(county.Clock.GetUtcNow().UtcDateTime.AddMinutes(2), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_and_the_others_wait_for_the_next_round()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var county = await EmptyPartnership.On(Database.Sqlite, mail: $"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        await using (var db = county.Db())
        {
            // The first has no address that anything could be sent to: its own fault, and no reason to stop.
            foreach (var (to, minutes) in new[] { ("nobody", 3), ("owen.marsh@merrowshire.example", 2), ("priya.nair@merrowshire.example", 1) })
                db.Add(new OutboxMail { Id = Guid.CreateVersion7(), To = to, Subject = "Something waits for you", Body = "Sign in to read it.", DueAt = county.Clock.GetUtcNow().UtcDateTime.AddMinutes(-minutes) });
            await db.SaveChangesAsync();
            await new MailSender(county.Open) { Patience = TimeSpan.FromMilliseconds(300) }.SendDue(db, CancellationToken.None);
        }
        await using var after = county.Db();
        var mails = await after.Set<OutboxMail>().AsNoTracking().ToListAsync();
        mails.ShouldAllBe(m => m.SentAt == null && m.Body != "");
        mails.ToDictionary(m => m.To.Split('@')[0], m => m.Tries).ShouldBe(new Dictionary<string, int> { ["nobody"] = 1, ["owen.marsh"] = 1, ["priya.nair"] = 0 }, ignoreOrder: true);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task While_a_server_takes_the_call_and_says_nothing_what_nobody_accepted_runs_out_all_the_same(Database database)
    {
        var stop = TestContext.Current.CancellationToken;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var county = await EmptyPartnership.On(database, mail: $"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        await RunningBreakwater.AddPeople(county.Open);
        var id = (await county.Report()).Id;
        await using (var db = county.Db())
        {
            var concern = await db.Concerns.Include(c => c.People).SingleAsync(c => c.Id == id, stop);
            await new DecideConcern(db).Do(county.Act(county.Hub), county.Hub, concern, concern.Version, new DecisionInput("family-help", "x", "csc", "exploitation", "x"));
        }
        using var ticker = new Ticker(county.Open, new MailSender(county.Open), NullLogger<Ticker>.Instance);
        await ticker.StartAsync(stop);
        using var silent = await listener.AcceptTcpClientAsync(stop);
        county.Clock.GoOn(TimeSpan.FromHours(30));
        for (var tries = 0; tries < 100 && await Offered(county) != ReferralStatus.Expired; tries++) await Task.Delay(100, stop);
        (await Offered(county)).ShouldBe(ReferralStatus.Expired);
        await ticker.StopAsync(stop);
        await using var after = county.Db();
        var mails = await after.Set<OutboxMail>().AsNoTracking().ToListAsync(stop);
        mails.ShouldNotBeEmpty();
        mails.ShouldAllBe(m => m.SentAt == null && m.Body != "");
    }

    [Theory, InlineData("mail.example.org"), InlineData("http://mail.example.org")]
    public async Task An_address_that_is_none_is_refused_with_what_to_write(string address)
    {
        await using var county = await EmptyPartnership.On(Database.Sqlite, mail: address);
        Should.Throw<InvalidOperationException>(() => new MailSender(county.Open)).Message.ShouldContain("smtp://host:587");
    }

    private static async Task<ReferralStatus> Offered(EmptyPartnership county)
    {
        await using var db = county.Db();
        return await db.Referrals.AsNoTracking().Select(r => r.Status).SingleAsync();
    }

    private static async Task Send(EmptyPartnership county)
    {
        await using var db = county.Db();
        db.Add(new OutboxMail { Id = new Guid(1, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8]), To = "owen.marsh@merrowshire.example", Subject = "Something waits for you", Body = "Sign in to read it.", DueAt = county.Clock.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync();
        await new MailSender(county.Open).SendDue(db, CancellationToken.None);
    }

    private static async Task<OutboxMail> Waiting(EmptyPartnership county)
    {
        await using var db = county.Db();
        return await db.Set<OutboxMail>().AsNoTracking().SingleAsync();
    }

    // As much SMTP as one mail needs.
    private static async Task<string> Hear(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 here");
        var (mail, inside) = (new System.Text.StringBuilder(), false);
        while (await reader.ReadLineAsync() is { } line)
        {
            if (inside && line != ".") { mail.AppendLine(line); continue; }
            if (line == "DATA") { inside = true; await writer.WriteLineAsync("354 go on"); continue; }
            await writer.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 yes");
            if (line == "QUIT" || (inside && line == ".")) return mail.ToString();
        }
        return mail.ToString();
    }
}
