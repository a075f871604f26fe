using System.Text;
using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Published;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Requests;

/// <summary>The tracker's table out and in: many progress notes at once, typed in a spreadsheet.</summary>
[Needs("work_on_requests")]
public sealed class TableModel(ScrutinyDb db) : ScrutinyPage(db)
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public TableTaken? Taken { get; private set; }

    public async Task<IActionResult> OnGetDownload() =>
        File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(TrackerTable.Write(await new ReadTracker(Db, published: false).All()))).ToArray(), "text/csv; charset=utf-8", "requests.csv");

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        if (Upload is null) throw new RuleBroken("table-none", "Choose the table that you changed.");
        using var reader = new StreamReader(Upload.OpenReadStream(), Encoding.UTF8);
        Taken = await new TakeTable(Db).Do(ActFor(LawfulStep.Scrutinise), Viewer.Name, await reader.ReadToEndAsync());
        return Page();
    }, () => Task.CompletedTask);
}
