using Breakwater.Kernel.Access;

namespace Breakwater.Web.Pages.SignIn;

/// <summary>What somebody with these roles can see, in a sentence, as the table of abilities has it.</summary>
internal static class WhatTheySee
{
    private static readonly (Relations Relation, string Words)[] Which =
    [
        (Relations.Own, "in their hands"), (Relations.Team, "with their team"), (Relations.Agency, "of their agency"),
        (Relations.Shared, "shared with them"),
    ];

    public static string Of(IReadOnlyList<string> roles, AbilityTable table)
    {
        var sees = new List<string>();
        var concerns = table["open_concern"].For(roles);
        if (concerns != Relations.None) sees.Add("concerns " + Join(Which.Where(w => concerns.HasFlag(w.Relation)).Select(w => w.Words)));
        if (table["open_referral"].For(roles) != Relations.None) sees.Add("referrals offered to or by their team");
        if (table["answer_check"].For(roles) != Relations.None) sees.Add("checks that their agency was asked for");
        if (table["open_identity"].For(roles) != Relations.None) sees.Add("who told us, with a reason");
        if (table["review_break_glass"].For(roles) != Relations.None) sees.Add("emergency openings, to review them");
        if (table["manage_people"].For(roles) != Relations.None) sees.Add("who works here, and no case");
        if (table["pass_on_worry"].For(roles) != Relations.None) sees.Add("signs and contacts, and the plain status of what they passed on; no case");
        return sees.Count == 0 ? "Sees signs and contacts; no case." : "Sees " + Apart(sees) + ".";
    }

    // With commas inside, what they see is kept apart by semicolons.
    private static string Apart(List<string> sees) => sees.Count > 1 && sees.Any(s => s.Contains(',', StringComparison.Ordinal) || s.Contains(" and ", StringComparison.Ordinal))
        ? string.Join("; ", sees[..^1]) + "; and " + sees[^1] : Join(sees);

    private static string Join(IEnumerable<string> words)
    {
        var list = words.ToList();
        return list.Count < 2 ? string.Concat(list) : string.Join(", ", list[..^1]) + " and " + list[^1];
    }
}
