using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Pages.Concerns;
using Breakwater.Web.Pages.People;
using Breakwater.Web.Pages.Worklist;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Breakwater.Web.Pages.Unsent;

/// <summary>Answers that pages offer from the partnership's lists, in the words of those lists.</summary>
internal static class AnswerWords
{
    /// <returns>Null where it is no such answer.</returns>
    public static string? Of(PartnershipConfiguration known, string field, string value) => field[(field.LastIndexOf('.') + 1)..] switch
    {
        "Purpose" or "PassOnFor" => known.Purposes.FirstOrDefault(p => p.Code == value)?.Words,
        "Basis" => known.Bases.FirstOrDefault(b => b.Code == value)?.Words,
        "Signs" => known.Signs.FirstOrDefault(s => s.Code == value)?.Words,
        "Decision" => known.MaybeDecisionOf(value)?.Words,
        "Agencies" => known.Agencies.SelectMany(a => a.Asked).FirstOrDefault(a => a.Code == value)?.Name,
        "Team" or "Place" => Chosen(PersonForm.Places(known), value),
        "Area" => Chosen(AreaChoices.All(known), value),
        "About" => WaitingRow.About(value),
        "OtherRole" => Enum.TryParse<PersonRole>(value, out var role) ? SheetWords.Role(role) : null,
        _ => null,
    };

    private static string? Chosen(IEnumerable<SelectListItem> choices, string value) => choices.FirstOrDefault(c => c.Value == value)?.Text;
}
