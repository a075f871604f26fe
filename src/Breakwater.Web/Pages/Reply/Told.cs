using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Words;

namespace Breakwater.Web.Pages.Reply;

/// <summary>How a concern stands, in words that are safe for whoever told us: they name nobody and give nobody away.</summary>
public static class Told
{
    public static string Words(ConcernStatus status, string? decision, PublicWords words, PartnershipConfiguration configuration) => status switch
    {
        ConcernStatus.Decided or ConcernStatus.Closed when configuration.MaybeDecisionOf(decision) is { } rule => rule.ReporterWords,
        ConcernStatus.Decided or ConcernStatus.Closed => words["status.Decided"],
        _ => words["status." + status],
    };
}
