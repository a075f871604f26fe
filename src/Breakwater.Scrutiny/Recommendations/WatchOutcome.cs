using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;

namespace Breakwater.Scrutiny.Recommendations;

/// <summary>Names what a request was meant to change, keeps the released values, and takes the verdict.</summary>
public sealed class WatchOutcome(ScrutinyDb db)
{
    public async Task<OutcomeLink> Link(Act act, string by, Request request, int version, string? measure, string? period, decimal? value, Direction expected, DateOnly? reviewOn, bool looked = false)
    {
        PartnershipDb.Expect(request, version);
        db.Begin(act);
        Published.WordsForPublic.Check(looked, measure, period);
        if (string.IsNullOrWhiteSpace(measure) || string.IsNullOrWhiteSpace(period) || value is not { } known || reviewOn is not { } day)
            throw new RuleBroken("outcome-whole", "Name the measure, its value and period when the committee asked, and the day of review.");
        var outcome = new OutcomeLink
        {
            Id = Id<OutcomeLink>.New(db.Partnership.Clock),
            RequestId = request.Id,
            Measure = measure.Trim(),
            Baseline = period.Trim(),
            Expected = expected,
            ReviewOn = day,
        };
        outcome.Note(new OutcomeValue(period.Trim(), known));
        db.Add(outcome);
        db.Record(new OutcomeLinked(by, outcome.Measure), request);
        await db.SaveChangesAsync();
        return outcome;
    }

    public async Task Note(Act act, string by, Request request, int version, OutcomeLink outcome, string? period, decimal? value, bool looked = false)
    {
        PartnershipDb.Expect(request, version);
        db.Begin(act);
        Published.WordsForPublic.Check(looked, period);
        if (string.IsNullOrWhiteSpace(period) || value is not { } known) throw new RuleBroken("outcome-value", "Give the period and its value, as released.");
        outcome.Note(new OutcomeValue(period.Trim(), known));
        db.Record(new OutcomeNoted(by, outcome.Measure, period.Trim()), request);
        await db.SaveChangesAsync();
    }

    public async Task Judge(Act act, string by, Request request, int version, OutcomeLink outcome, Verdict verdict, string? words, bool looked = false)
    {
        PartnershipDb.Expect(request, version);
        db.Begin(act);
        Published.WordsForPublic.Check(looked, words);
        outcome.Judge(verdict, words ?? "", DateOnly.FromDateTime(LondonTime.Of(act.At)));
        db.Record(new OutcomeJudged(by, outcome.Measure, DutyWords.Of(verdict)), request);
        await db.SaveChangesAsync();
    }
}
