using System.Globalization;
using Breakwater.Disclosure;

namespace Breakwater.Cli.Figures;

/// <summary>The two reports of a release: one for readers, one for those who keep the true counts.</summary>
internal static class Reports
{
    public static string Public(ReleaseFiles files, Protection protection, History history)
    {
        var policy = protection.Policy;
        var hides = policy.Suppresses
            ? $"Counts from 1 to {policy.Threshold} are hidden, and some further figures so that these can't be worked out by subtracting. All of them carry the symbol `{policy.Symbol}`: it doesn't say which is small."
            : "No counts are hidden.";
        var zeros = policy.Zeros switch
        {
            ZeroRule.Protect => "Zeros are hidden like small counts.",
            ZeroRule.Always => "Zeros are always shown.",
            _ => "Zeros are shown, save where one is needed to protect another figure.",
        };
        var rounds = policy.RoundingBase <= 1 ? "Counts that are shown are exact."
            : (policy.Midpoint ? $"Counts that are shown stand for a band of {policy.RoundingBase} and are given as its middle." : $"Counts that are shown are rounded to a multiple of {policy.RoundingBase}.")
                + " Each is rounded by itself, so they needn't add up to the totals.";
        return string.Join('\n', $"# {files.Name}", "", files.Summary, "", $"{hides} {zeros} {rounds}", "", Before(history, "This release was protected together with"), "");
    }

    public static string Internal(ReleaseFiles files, Protection protection, History history)
    {
        var culture = CultureInfo.InvariantCulture;
        return string.Join('\n',
            $"# {files.Name}: internal report (not for publication)", "",
            files.Summary, "",
            string.Create(culture, $"- Policy: {protection.Policy.Name}, threshold {protection.Policy.Threshold}, {(protection.Policy.Width is { } width ? $"intervals at least {width} wide" : $"every hidden small count could be 0 and could be {protection.Policy.Threshold + 1}")}."),
            string.Create(culture, $"- Sensitive rows: {protection.Sensitive.Count}; further figures hidden to protect them: {protection.SecondaryFigures}, with {protection.SecondaryValue} children counted."),
            string.Create(culture, $"- Attackers: {protection.Attackers.Count} (the outsider{(protection.Attackers.Count > 1 ? $", and {protection.Attackers.Count - 1} who know something more" : "")})."),
            string.Create(culture, $"- {Before(history, "Protected together with")}"),
            "- `reasons.csv` says why each figure is hidden; `witnesses.csv` holds the proof; `breakwater figures verify` checks it.", "");
    }

    private static string Before(History history, string words) => history.Past.Count == 0
        ? "There is no earlier release of the same children in the ledger."
        : $"{words} {history.Past.Count} earlier {(history.Past.Count == 1 ? "release" : "releases")} ({string.Join(", ", history.Past.Select(past => past.Release))}), {YamlFields.Word(history.Relation)}.";
}
