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
        db.Begin(act);
        var slug = AddBody.SlugOf(name);
        var body = await db.Bodies.FirstOrDefaultAsync(b => b.Slug == slug) ?? await new AddBody(db).Add(by, new BodyInput(Called(name), BodyKind.Committee));
        var meeting = await new MinuteMeeting(db).Add(by, new MeetingInput(body, day, Items(paper, answers, day, act.At), Place: answers["place"]));
        stored.Commit(meeting.Id);
        db.Record(new PaperCommitted(by, stored.FileName, stored.Sha256), stored);
        await db.SaveChangesAsync();
        return meeting;
    }

    private static List<ItemInput> Items(ImportedPaper paper, ReviewAnswers answers, DateOnly day, DateTime now)
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
        return found.Select((item, index) => new ItemInput(
            item.Number,
            item.Title.Length > 0 ? item.Title : paper.Title ?? "Minutes",
            elements.Where(e => In(index, e.Item, e.Source)).Select(e => new PassageInput(e.Number, answers.KindOf(e), e.Speaker, e.Text, Origin(paper, e.Source), Kept(paper, answers, e.Source, day, now))).ToList(),
            resolutions.Where(r => In(index, r.Item, r.Source)).Select(r => Resolution(paper, answers, r)).ToList())).ToList();
    }

    private static ResolutionInput Resolution(ImportedPaper paper, ReviewAnswers answers, FoundResolution found)
    {
        if (At(paper, answers, found.Source) is { } answer and not SafetyAnswer.Public)
            throw new RuleBroken("paper-resolution-kept", $"Resolution {found.Number} holds words that you would keep back ({answer.ToString().ToLowerInvariant()}). A resolution is public whole: have the committee's clerk reword the paper, or mark it as fit to be public.");
        var requests = found.Atoms.Where(atom => answers.IsRequest(found, atom)).Select(atom => new RequestInput(
            atom.Id, atom.Action, answers.Ground ?? ReportGround.OverviewAndScrutiny, answers[ReviewAnswers.AtomKey("plain", found, atom)],
            answers[ReviewAnswers.AtomKey("topic", found, atom)], WantedBy: atom.Due?.Date is { Precision: Import.Evidence.DatePrecision.Day } due ? due.From : null)).ToList();
        return new ResolutionInput(found.Number, PaperElement.Words(found), requests, Origin(paper, found.Source));
    }

    // The strictest answer to any mark that lies within these words.
    private static SafetyAnswer? At(ImportedPaper paper, ReviewAnswers answers, SourceSpan words) =>
        paper.Safety.Where(m => m.Source.Offset >= words.Offset && m.Source.Offset < words.End).Select(answers.Of).DefaultIfEmpty(null).Max();

    private static Restriction? Kept(ImportedPaper paper, ReviewAnswers answers, SourceSpan words, DateOnly day, DateTime now)
    {
        if (At(paper, answers, words) != SafetyAnswer.Keep) return null;
        var paragraphs = (answers["exempt.paragraphs"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        var today = DateOnly.FromDateTime(LondonTime.Of(now));
        return Restriction.Exempt(Jurisdiction.England, day < new DateOnly(2006, 3, 1) ? ScheduleEra.Before2006 : ScheduleEra.Since2006, paragraphs,
            answers["exempt.reason"] ?? "", answers["exempt.balance"] ?? "", today.AddYears(1), today);
    }

    private static Origin Origin(ImportedPaper paper, SourceSpan span) => new(paper.File.Sha256, span.Offset, span.Length);

    // "COMMUNITY SCRUTINY COMMITTEE" of a heading becomes a name.
    private static string Called(string name) => name.Any(char.IsLower) ? name : CultureInfo.GetCultureInfo("en-GB").TextInfo.ToTitleCase(name.ToLowerInvariant());
}
