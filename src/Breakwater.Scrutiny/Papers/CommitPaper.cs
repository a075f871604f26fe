using System.Globalization;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Import;
using Breakwater.Scrutiny.Import.Resolutions;
using Breakwater.Scrutiny.Import.Sources;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Papers;

/// <summary>
/// Takes a reviewed paper in, whole or not at all: each passage and resolution carries the file's hash and its place. What
/// is open stops it; what could identify a child stays out. Nothing is public until the minutes are published.
/// </summary>
public sealed class CommitPaper(ScrutinyDb db)
{
    public async Task<Meeting> Do(Act act, string by, Paper stored, int version, ImportedPaper paper)
    {
        PartnershipDb.Expect(stored, version);
        var answers = ReviewAnswers.Of(stored, paper);
        if (paper.Items.Select(i => (i.Body, i.Date)).Where(i => i.Date is not null).Distinct().Count() > 1)
            throw new RuleBroken("paper-several-meetings", "This page holds several meetings. Bring in the minutes of each meeting by itself.");
        if (answers.Open > 0 || answers.Body is not { } name || answers.Day is not { } day)
            throw new RuleBroken("paper-open", $"{answers.Open} points are open. Settle them first: they are marked below.");
        Published.WordsForPublic.Check(answers["looked"] == "yes", answers.Typed);
        db.Begin(act);
        var (slug, bodies) = (AddBody.SlugOf(name), await db.Bodies.AsNoTracking().OrderBy(b => b.Name).ToListAsync());
        var body = await db.Bodies.FirstOrDefaultAsync(b => b.Slug == slug || b.Name == name) ?? await new AddBody(db).Add(by, new BodyInput(Called(name), BodyKind.Committee));
        var items = Items(paper, answers, body, bodies, day, act.At);
        KeptWords.Check(paper, answers, items);
        var meeting = await new MinuteMeeting(db).Add(by, new MeetingInput(body, day, items, Place: answers["place"]));
        stored.Commit(meeting.Id);
        db.Record(new PaperCommitted(by, stored.FileName, stored.Sha256), stored);
        await db.SaveChangesAsync();
        return meeting;
    }

    private static List<ItemInput> Items(ImportedPaper paper, ReviewAnswers answers, Body body, List<Body> bodies, DateOnly day, DateTime now)
    {
        var elements = PaperElement.Of(paper)
            .Concat(answers.Agreed ? [] : paper.Resolutions.Select(PaperElement.Of))
            .Concat(paper.UnplacedLines.Where(l => answers.Of(l) == "passage").Select(PaperElement.Of))
            .Where(e => At(paper, answers, e.Source) != SafetyAnswer.Child).OrderBy(e => e.Source.Offset).ToList();
        var resolutions = answers.Agreed ? paper.Resolutions : [];
        var found = paper.Items.Count > 0 ? paper.Items : [new Import.Minutes.AgendaItem(null, paper.Title ?? "Minutes", [], null, null, default)];
        var numbers = found.Select(i => i.Number).ToList();
        // Words before the first item, and those whose item nobody knows, stand with the first.
        bool In(int index, string? item, SourceSpan place) => numbers.IndexOf(item) is var at and >= 0 && item is not null
            ? at == index
            : Math.Max(0, found.FindLastIndex(i => i.Source.Offset <= place.Offset)) == index;
        return found.Select((item, index) =>
        {
            var whole = answers.KeepsItem(item) ? Restricted(answers, body, ReviewAnswers.ItemKey("", item), day, now) : null;
            // What could identify a child has no place in any paper, kept back or not.
            if (At(paper, answers, item.Source) is { } answer && (answer == SafetyAnswer.Child || (whole is null && answer != SafetyAnswer.Public)))
                throw new RuleBroken("paper-title-kept", $"The title of item {item.Number} holds words that you would keep back. Keep the whole item from the public and give it a title that they may read, or mark the words as fit to be public.");
            return new ItemInput(
                item.Number,
                item.Title.Length > 0 ? item.Title : paper.Title ?? "Minutes",
                elements.Where(e => In(index, e.Item, e.Source)).Select(e => new PassageInput(e.Number, answers.KindOf(e), e.Speaker, e.Text, Origin(paper, e.Source), Kept(paper, answers, body, e, day, now))).ToList(),
                resolutions.Where(r => In(index, r.Item, r.Source)).Select(r => Resolution(paper, answers, bodies, r, kept: whole is not null)).ToList(),
                whole,
                whole is null ? null : answers[ReviewAnswers.ItemKey("title", item)]);
        }).ToList();
    }

    private static ResolutionInput Resolution(ImportedPaper paper, ReviewAnswers answers, List<Body> bodies, FoundResolution found, bool kept)
    {
        if (At(paper, answers, found.Source) is { } answer && (answer == SafetyAnswer.Child || (!kept && answer != SafetyAnswer.Public)))
            throw new RuleBroken("paper-resolution-kept", $"Resolution {found.Number} holds words that you would keep back ({answer.ToString().ToLowerInvariant()}). A resolution is public whole: keep its whole item back, have the committee's clerk reword the paper, or mark it as fit to be public.");
        var requests = found.Atoms.Where(atom => answers.IsRequest(found, atom)).Select(atom => new RequestInput(
            atom.Id, atom.Action, answers.Ground ?? ReportGround.OverviewAndScrutiny, answers[ReviewAnswers.AtomKey("plain", found, atom)],
            answers[ReviewAnswers.AtomKey("topic", found, atom)], WantedBy: atom.Due?.Date is { Precision: Import.Evidence.DatePrecision.Day } due ? due.From : null,
            ToAsk: FoundAddressees.Of(found, atom, answers, bodies), Links: atom.Links.Select(l => new RequestLink(l.Kind, l.To, l.Text)).ToList())).ToList();
        return new ResolutionInput(found.Number, PaperElement.Words(found), requests, Origin(paper, found.Source));
    }

    // The strictest answer to any mark that lies within these words.
    private static SafetyAnswer? At(ImportedPaper paper, ReviewAnswers answers, SourceSpan words) =>
        paper.Safety.Where(m => m.Source.Offset >= words.Offset && m.Source.Offset < words.End).Select(answers.Of).DefaultIfEmpty(null).Max();

    private static Restriction? Kept(ImportedPaper paper, ReviewAnswers answers, Body body, PaperElement element, DateOnly day, DateTime now) =>
        answers.Keeps(element) || At(paper, answers, element.Source) == SafetyAnswer.Keep ? Restricted(answers, body, "exempt.", day, now) : null;

    // The answers "exempt.paragraphs" and so on serve all passages; an item's own begin with its key.
    private static Restriction Restricted(ReviewAnswers answers, Body body, string key, DateOnly day, DateTime now)
    {
        string? Said(string what) => key == "exempt." ? answers[key + what] : answers[key.Replace("item.:", $"item.{what}:", StringComparison.Ordinal)];
        var today = DateOnly.FromDateTime(LondonTime.Of(now));
        var review = DateOnly.TryParse(Said("review"), CultureInfo.GetCultureInfo("en-GB"), out var typed) ? typed : today.AddYears(1);
        if (Said("ground") == "Confidential") return Restriction.Confidential(body.Jurisdiction, Said("reason") ?? "", review, today);
        var paragraphs = (Said("paragraphs") ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return Restriction.Exempt(body.Jurisdiction, day < new DateOnly(2006, 3, 1) ? ScheduleEra.Before2006 : ScheduleEra.Since2006, paragraphs,
            Said("reason") ?? "", Said("balance") ?? "", review, today);
    }

    private static Origin Origin(ImportedPaper paper, SourceSpan span) => new(paper.File.Sha256, span.Offset, span.Length);

    // "COMMUNITY SCRUTINY COMMITTEE" of a heading becomes a name.
    private static string Called(string name) => name.Any(char.IsLower) ? name : CultureInfo.GetCultureInfo("en-GB").TextInfo.ToTitleCase(name.ToLowerInvariant());
}
