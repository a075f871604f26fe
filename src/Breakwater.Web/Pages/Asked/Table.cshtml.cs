using System.Text;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Published;
using Breakwater.Web.Access;
using Breakwater.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Pages.Asked;

/// <summary>The tracker as a table for a spreadsheet, with a mark at its head so that spreadsheets read its letters rightly.</summary>
[OpenToAll, SameForAll]
public sealed class TableModel(ScrutinyDb db) : PageModel
{
    public async Task<IActionResult> OnGet() =>
        File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(TrackerTable.Write(await new ReadTracker(db).All()))).ToArray(), "text/csv; charset=utf-8", "what-we-asked.csv");
}
