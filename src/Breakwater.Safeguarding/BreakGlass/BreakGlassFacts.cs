using Breakwater.Kernel.Facts;

namespace Breakwater.Safeguarding.BreakGlass;

[Says("break-glass-asked", "{By} asked to open a record in an emergency. Review due by {ReviewDue}.")]
public sealed record BreakGlassAsked(string By, DateTime ReviewDue) : Fact;

[Says("break-glass-found", "{By} was shown that {Count} records answer to what was asked.")]
public sealed record BreakGlassFound(string By, int Count, IReadOnlyList<Guid> Concerns) : Looked, INamesRecords
{
    public IEnumerable<Guid> Named() => Concerns;

    public string OfOne() => $"{By} asked in an emergency and was shown that this is here.";
}

[Says("break-glass-opened", "{By} opened this in an emergency, without a relation to it, until {Until}. It will be reviewed.")]
public sealed record BreakGlassOpened(string By, DateTime Until) : Fact;

[Says("break-glass-read", "{By} read the emergency opening in order to review it.")]
public sealed record BreakGlassRead(string By) : Looked;

[Says("break-glass-reviewed", "{By} reviewed the emergency opening: {Verdict}.")]
public sealed record BreakGlassReviewed(string By, string Verdict) : Fact;

[Says("break-glass-review-late", "Nobody reviewed the emergency opening in time. Those above have been told.")]
public sealed record BreakGlassReviewLate : Fact;
