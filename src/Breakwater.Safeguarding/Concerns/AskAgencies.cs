using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>All that an asked agency is told: who it is about, as little as finds them, and the question.</summary>
public sealed record CheckQuestion(string Who, string Question)
{
    private const string Asks = "\n\nQuestion: ";

    /// <summary>As it is sealed: the identifiers, then the question when there is one.</summary>
    public string Write() => string.IsNullOrWhiteSpace(Question) ? Who.Trim() : Who.Trim() + Asks + Question.Trim();

    public static CheckQuestion Read(string text) =>
        text.LastIndexOf(Asks, StringComparison.Ordinal) is var at and >= 0 ? new(text[..at], text[(at + Asks.Length)..]) : new(text, "");
}

/// <summary>
/// Starts a round of checks: each agency is sent the least that identifies the person, and a time by which to answer. One
/// that is asked by team is asked as <c>agency/team</c>: the others there learn nothing.
/// Whoever asks has it, when nobody had: the answers come to somebody.
/// <c>answer</c> is the ability of answering a check: those who have it are told that one waits. A concern that is restricted
/// or sealed may be so because of somebody who works at an asked agency: there a check is put to one person by name, whom
/// whoever asks has thought about, and so is what that agency has not answered yet.
/// </summary>
public sealed class AskAgencies(SafeguardingDb db)
{
    public async Task<int> Do(Act act, Viewer viewer, Concern concern, int version, IReadOnlyList<string> agencies, CheckQuestion question, int hours, Ability answer, IReadOnlyList<Id<Worker>>? answerers = null)
    {
        var configuration = db.Partnership.Configuration;
        var guarded = concern.Handling != Handling.Open;
        var who = await WhoAnswers.On(db, concern, answer);
        var chosen = guarded ? Chosen(who, answerers ?? []) : [];
        if (!guarded && configuration.Agencies.FirstOrDefault(a => a.AskedByTeam && agencies.Contains(a.Code)) is { } whole)
            throw new RuleBroken("check-agencies", $"{whole.Name} isn't asked as a whole: choose which of its teams may hold something.");
        var asked = configuration.Agencies.SelectMany(a => a.Asked).Where(a => guarded ? chosen.Exists(c => c.At == a) : agencies.Contains(a.Code)).ToList();
        if (asked.Count == 0) throw new RuleBroken("check-agencies", "Choose at least one agency to ask.");
        if (!guarded && asked.FindAll(a => !who.Unasked(a).Any()) is { Count: > 0 } silent)
            throw new RuleBroken("check-agencies", $"Nobody at {string.Join(" or ", silent.Select(a => a.Name))} answers checks here, so it would wait for nobody. Ring them, and ask the others.");
        if (string.IsNullOrWhiteSpace(question.Who)) throw new RuleBroken("check-who", "Say who it is about: name and date of birth are mostly enough.");
        if (hours == 0) hours = configuration.Hub.CheckHours;
        if (hours is < 1 or > 240) throw new RuleBroken("check-hours", "Choose by when they should answer.");
        PartnershipDb.Expect(concern, version);
        db.Begin(act);
        new TakeConcern(db).AddIfNobodyHasIt(act, viewer, concern);
        var round = 1 + (await db.Checks.Where(c => c.ConcernId == concern.Id).MaxAsync(c => (int?)c.Round) ?? 0);
        var (text, due, colleagues) = (question.Write(), act.At.AddHours(hours), new Colleagues(db));
        var waiting = guarded ? await db.Checks.Where(c => c.ConcernId == concern.Id && c.Answer == CheckAnswerKind.Waiting).ToListAsync() : [];
        foreach (var to in asked)
        {
            var id = Id<AgencyCheck>.New(db.Partnership.Clock);
            var check = new AgencyCheck
            {
                Id = id,
                ConcernId = concern.Id,
                Round = round,
                Agency = to.Agency.Code,
                Team = to.Team,
                Identifiers = await db.Seal(concern.Id.Value, "checks.identifiers", text),
                AskedAt = act.At,
                DueAt = due,
            };
            db.Add(check);
            if (chosen.Find(c => c.At == to).Who is { } one)
                foreach (var theirs in waiting.Where(c => c.IsAskedOf(one)).Append(check)) theirs.PutTo(one.Id);
            colleagues.Tell(who.Of(check), $"Your {(to.Team is null ? "agency" : "team")} is asked what it holds. The check says by when.", $"/checks/{id}");
        }
        concern.SendForChecks();
        db.Record(new ChecksAsked(viewer.Name, string.Join(", ", asked.Select(a => a.Name)), round, due), concern);
        await db.SaveChangesAsync();
        return round;
    }

    private static List<(AskedAgency At, Worker Who)> Chosen(WhoAnswers who, IReadOnlyList<Id<Worker>> answerers)
    {
        var chosen = who.CanBeAsked.Where(c => answerers.Contains(c.Who.Id)).ToList();
        if (chosen.Count == 0) throw new RuleBroken("check-answerers", "Not everybody at an agency may know of this concern. Choose who is to answer.");
        return chosen.DistinctBy(c => c.At).Count() == chosen.Count ? chosen
            : throw new RuleBroken("check-answerers", "Choose one person at each agency: each that is asked answers once.");
    }
}
