using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Words;

namespace Breakwater.Web.Pages.Reply;

/// <summary>
/// How a concern stands, in words that are safe for whoever told us: they name nobody and give nobody away. A child who wrote
/// about themselves ("me") reads words of their own; of a decision that has none, that one was made, and nothing for grown-ups.
/// </summary>
public static class Told
{
    public static string Words(ConcernStatus status, string? decision, string about, PublicWords words, PartnershipConfiguration configuration)
    {
        if (status is not (ConcernStatus.Decided or ConcernStatus.Closed)) return words[words.For("status." + status, about)];
        if (words.Maybe($"decision.{decision}.{about}") is { } own) return own;
        return IsOwn(about) || configuration.MaybeDecisionOf(decision) is not { } rule ? words[words.For("status.Decided", about)] : rule.ReporterWords;
    }

    /// <summary>A child told us about themselves. Of an adult who did so the report says "adult".</summary>
    public static bool IsOwn(string about) => about == "me";
}
