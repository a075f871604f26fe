using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>What agencies answered after the decision, or why one declined its part of it, was read, and changes nothing; where it does, the concern is reopened instead.</summary>
public sealed class ReadAnswers(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, Concern concern, int version)
    {
        if (concern.ReadBy is null) throw new RuleBroken("answers-none", "No answer of an agency waits to be read here.");
        PartnershipDb.Expect(concern, version);
        db.Begin(act);
        concern.AnswersRead();
        db.Record(new AnswersWereRead(viewer.Name), concern);
        await db.SaveChangesAsync();
    }
}
