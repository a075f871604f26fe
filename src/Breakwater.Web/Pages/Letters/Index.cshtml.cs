using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Letters;
using Breakwater.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Letters;

/// <summary>Letters from the chair, newest first.</summary>
[Needs("write_letters")]
public sealed class IndexModel(ScrutinyDb db) : ScrutinyPage(db)
{
    public IReadOnlyList<(Letter Letter, string To)> Letters { get; private set; } = [];

    public async Task OnGet()
    {
        var names = await Db.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.Name);
        Letters = (await Db.Letters.AsNoTracking().OrderByDescending(l => l.Id).Take(200).ToListAsync()).ConvertAll(l => (l, names[l.ToBody]));
    }
}
