using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Import;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Testing;
using Breakwater.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Bench;

/// <summary>
/// The committees' three figures, by one command: <c>dotnet run -c Release --project bench/web -- committees [--database sqlite,postgres]
/// [--paragraphs 200000] [--requests 200] [--seconds 4] [--rounds 3] [--search]</c>. The public tracker at 8 connections, search in what is published, and
/// the import of a Word file of 200 pages. The load comes from the same machine and the same process.
/// </summary>
internal static class CommitteeRun
{
    private static readonly string[] Words =
        ["county", "lines", "children", "police", "report", "committee", "schools", "district", "partnership", "exploitation", "cuckooing", "training", "members", "funding", "youth", "workers", "trains", "health", "housing", "evidence"];

    public static async Task<int> All(string[] args)
    {
        string Told(string name, string otherwise) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
        int Number(string name, string otherwise) => int.Parse(Told(name, otherwise), CultureInfo.InvariantCulture);
        PostgresServer.Durable = true;
        Console.WriteLine($"{Environment.ProcessorCount} cores; product and load in one process; {Number("--rounds", "3")} rounds of {Told("--seconds", "4")} s, medians.");
        Import();
        foreach (var database in Told("--database", "sqlite,postgres").Split(','))
        {
            var folder = Directory.CreateTempSubdirectory("breakwater-committees-");
            var place = new Place(folder.FullName, database == "postgres" ? await PostgresServer.NewPartnership() : null);
            using var partnership = await OpenPartnership.Open(new Settings { PartnershipFile = RunningBreakwater.Config("partnerships/merrowshire.yaml"), DataFolder = place.Data, KeyFolder = place.Keys, Postgres = place.Postgres, WalkIn = true }, TimeProvider.System);
            await using var app = await Serve(partnership);
            var address = new Uri(app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
            var clock = Stopwatch.StartNew();
            var (officer, requests) = (await Officer(partnership), Number("--requests", "200"));
            await Fill(partnership, officer, requests, Number("--paragraphs", "200000"));
            Console.WriteLine($"{database}: {requests} requests and {Number("--paragraphs", "200000"):N0} published paragraphs, made in {clock.Elapsed.TotalSeconds:0} s");
            var seconds = TimeSpan.FromSeconds(Number("--seconds", "4"));
            var search = args.Contains("--search");
            if (!search) await Load("public tracker", address, ["/asked"], 8, seconds, Number("--rounds", "3"), 8, "What we asked");
            if (!search) await Load("tracker by topic, body, year", address, ["/asked?Topic=Schools", "/asked?Body=police", "/asked?Topic=Policing&State=open", "/asked?From=40", "/asked?State=unanswered"], 8, seconds, Number("--rounds", "3"), 8, "What we asked");
            await Load("search: a rare word", address, Enumerable.Range(0, 200).Select(i => $"/minutes/search?Q=marker{i}").ToArray(), 8, seconds, Number("--rounds", "3"), 100, " found");
            await Load("search: common words", address, Words.SelectMany(a => Words.Take(4).Select(b => $"/minutes/search?Q={a}+{b}")).ToArray(), 8, seconds, Number("--rounds", "3"), 100, " found");
            await Load("search: beginnings of words", address, Words.Select(a => "/minutes/search?Q=" + a[..3]).ToArray(), 8, seconds, Number("--rounds", "3"), 100, " found");
            if (!search) await Changing(partnership, address, officer, seconds);
            folder.Delete(recursive: true);
        }
        return 0;
    }

    private static async Task<WebApplication> Serve(OpenPartnership partnership)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Breakwater.Web", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddBreakwater(partnership);
        var app = builder.Build();
        app.UseBreakwater(partnership);
        await app.StartAsync();
        return app;
    }

    private static async Task Load(string what, Uri address, string[] paths, int connections, TimeSpan time, int rounds, double goal, string marker)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
        async Task<(double P50, double P95, double Rate)> Drive(TimeSpan length)
        {
            var clock = Stopwatch.StartNew();
            var times = (await Task.WhenAll(Enumerable.Range(0, connections).Select(c => Task.Run(async () =>
            {
                var (chance, mine) = (new Random(c), new List<double>());
                while (clock.Elapsed < length)
                {
                    var (path, from) = (paths[chance.Next(paths.Length)], clock.Elapsed);
                    var body = await http.GetStringAsync(path);
                    mine.Add((clock.Elapsed - from).TotalMilliseconds);
                    if (!body.Contains(marker, StringComparison.Ordinal)) throw new InvalidOperationException($"{path} answered without \"{marker}\".");
                }
                return mine;
            })))).SelectMany(t => t).Order().ToList();
            return (times[times.Count / 2], times[(int)(times.Count * .95)], times.Count / clock.Elapsed.TotalSeconds);
        }
        for (var warm = 0; warm < 3; warm++) await Drive(TimeSpan.FromSeconds(2));
        var runs = new List<(double P50, double P95, double Rate)>();
        for (var round = 0; round < rounds; round++) runs.Add(await Drive(time));
        var (p50, p95, rate) = runs.OrderBy(r => r.P95).ElementAt(rounds / 2);
        Console.WriteLine($"  {what,-30} {connections} connections: {rate,7:N0}/s, p50 {p50,6:0.0} ms, p95 {p95,6:0.0} ms (goal at most {goal:0}) {(p95 <= goal ? "met" : "NOT MET")}");
    }

    // The tracker while an officer notes progress ten times a second: every note makes the pages anew.
    private static async Task Changing(OpenPartnership partnership, Uri address, Viewer officer, TimeSpan time)
    {
        using var stop = new CancellationTokenSource(time * 6);
        var notes = Task.Run(async () =>
        {
            for (var at = 0; !stop.IsCancellationRequested; at++)
            {
                await using var db = partnership.Scrutiny();
                var request = await db.Requests.OrderBy(r => r.Id).Skip(at % 50).FirstAsync();
                await new FollowRequest(db).Note(Act(partnership, officer), officer.Name, request, request.Version, Rag.Amber, $"Note {at} of the run.");
                await Task.Delay(100);
            }
        });
        await Load("tracker, 10 changes a second", address, ["/asked"], 8, time, 1, 8, "What we asked");
        await stop.CancelAsync();
        await notes;
    }

    private static Act Act(OpenPartnership partnership, Viewer officer) => LawfulStep.Scrutinise.By(officer, partnership.Partnership.Clock);

    private static async Task<Viewer> Officer(OpenPartnership partnership)
    {
        await using var db = partnership.Scrutiny();
        var worker = await db.Set<Worker>().AsNoTracking().FirstOrDefaultAsync(w => w.Roles.Contains("scrutiny_officer"));
        return worker is null ? new Viewer(Id<Worker>.New(TimeProvider.System), "Imogen Tarrant", "council", null, ["scrutiny_officer"]) : new Viewer(worker.Id, worker.Name, worker.Agency, worker.Team, worker.RoleList);
    }

    private static async Task Fill(OpenPartnership partnership, Viewer officer, int requests, int paragraphs)
    {
        var chance = new Random(11);
        string Sentence(int marker) => $"The Committee heard of {string.Join(' ', Enumerable.Range(0, 24).Select(_ => Words[chance.Next(Words.Length)]))} marker{marker % 2000}.";
        Body committee, police, trains;
        await using (var db = partnership.Scrutiny())
        {
            committee = await new AddBody(db).Do(Act(partnership, officer), officer.Name, new BodyInput("Community Safety Scrutiny Committee", BodyKind.Committee, CrimeAndDisorder: true));
            police = await new AddBody(db).Do(Act(partnership, officer), officer.Name, new BodyInput("Police", BodyKind.ResponsibleAuthority, Duties.CrimeAndDisorder));
            trains = await new AddBody(db).Do(Act(partnership, officer), officer.Name, new BodyInput("Calder Line Trains", BodyKind.External));
        }
        var (meetings, today) = (40, DateOnly.FromDateTime(DateTime.UtcNow));
        for (var m = 0; m < meetings; m++)
        {
            await using var db = partnership.Scrutiny();
            var items = new List<ItemInput>();
            for (var i = 0; i < 10; i++)
            {
                var passages = Enumerable.Range(0, paragraphs / meetings / 10).Select(p => new PassageInput($"{(m * 10) + i}.{p + 1}", "Narrative", null, Sentence((m * 5000) + (i * 500) + p))).ToList();
                var asked = Enumerable.Range(0, requests / meetings).Where(_ => i == 0).Select(r => new ResolutionInput($"{r + 1}", $"That the police be requested to {Sentence(r)}",
                    [new RequestInput($"{r + 1}", Sentence(r), ReportGround.CrimeAndDisorder, $"Tell the committee about {Words[chance.Next(Words.Length)]}.", r % 2 == 0 ? "Schools" : "Policing")])).ToList();
                items.Add(new ItemInput($"{(m * 10) + i}", "County Lines", passages, asked));
            }
            var meeting = await new MinuteMeeting(db).Do(Act(partnership, officer), officer.Name, new MeetingInput(committee, today.AddDays(-30 * (m + 1)), items));
            await new PublishMinutes(db).Do(Act(partnership, officer), officer.Name, meeting, meeting.Version);
        }
        await using var open = partnership.Scrutiny();
        foreach (var request in await open.Requests.ToListAsync())
        {
            var act = Act(partnership, officer);
            var served = await new ServeRequest(open).Do(act, officer.Name, request, request.Version, police, null, act.At.AddDays(-20));
            await new ServeRequest(open).Do(act, officer.Name, request, request.Version, trains, null, act.At.AddDays(-20));
            if (chance.Next(3) > 0) await new RecordResponse(open).Do(act, request, request.Version, served.Id, new ResponseInput(ResponseCategory.Accepted, "We accept this and have begun.", null, "Begin", today.AddDays(90), null, "Chief Constable"), act.At);
            await new FollowRequest(open).Note(act, officer.Name, request, request.Version, Rag.Amber, "It has begun in two districts.");
        }
    }

    private static void Import()
    {
        var body = new StringBuilder();
        for (var p = 0; p < 200 * 12; p++)
            body.Append(CultureInfo.InvariantCulture, $"<w:p><w:r><w:t>{100 + (p / 40)}.{(p % 40) + 1} The Committee considered how children are drawn into exploitation in the districts of the county, what schools, the police and housing officers see of it, and what each of them does next, and asked for figures by district.</w:t></w:r></w:p>");
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open()))
            writer.Write("<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body + "</w:body></w:document>");
        var (clock, paper) = (Stopwatch.StartNew(), ImportPaper.Read("pack.docx", file.ToArray()));
        var took = clock.Elapsed.TotalSeconds;
        Console.WriteLine($"import of a Word file of 200 pages ({paper.Paragraphs.Count:N0} paragraphs, {file.Length / 1000:N0} kB): {took:0.00} s, the first in the process (goal at most 5) {(took <= 5 ? "met" : "NOT MET")}");
    }
}
