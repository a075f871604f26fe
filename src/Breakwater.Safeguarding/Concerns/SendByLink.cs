using Breakwater.Kernel.Acting;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>A school sends its one report: the link closes in the same transaction, and nobody reads anything by it again.</summary>
public sealed class SendByLink(SafeguardingDb db)
{
    /// <exception cref="RuleBroken">The link doesn't work any more.</exception>
    public async Task<Reported> Do(SchoolLink link, ReportInput input)
    {
        var door = db.Partnership.Configuration.Route(input.Area, input.About);
        var act = LawfulStep.Triage.By(Actor.Reporter, door.Agency, db.Partnership.Clock);
        if (!link.Works(act.At)) throw new RuleBroken("school-link-over", "This link was used already, has run out or was taken back. Nothing was sent twice.");
        db.Begin(act);
        link.Use(act.At);
        db.Record(new SchoolLinkUsed(link.School), link);
        return await new ReportConcern(db).Do(act, input);
    }
}
