using Breakwater.Safeguarding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Web.Access.Unsent;

/// <summary>
/// A kept form is sent on: once its page took it, it is kept no longer. When the page draws it again with something to mend,
/// the form that is drawn carries the mark on (<see cref="PostedForm"/>), and what was kept stays until that one is taken.
/// </summary>
public sealed class SentAfterAll : IAsyncPageFilter
{
    public const string Field = "__unsent";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || !Guid.TryParse(http.Request.Form[Field], out var key) || http.ViewerOrNull() is not { } viewer)
        {
            await next();
            return;
        }
        http.Items[typeof(SentAfterAll)] = key;
        var done = await next();
        if (!IsTaken(done.Result, http.Response)) return;
        await new UnsentForms(http.RequestServices.GetRequiredService<SafeguardingDb>()).Forget(viewer.WorkerId, key);
        http.Items.Remove(typeof(SentAfterAll));
    }

    // A page that draws a form again says so by its status; one that answers on the spot (a copy, who told us) has taken it. Of a
    // second sending nobody may know whether the first was taken: then it stays.
    private static bool IsTaken(IActionResult? result, HttpResponse response) =>
        result is RedirectToPageResult or (LocalRedirectResult and not ToOwnPage) or RedirectResult or FileResult || (result is PageResult && response.StatusCode == StatusCodes.Status200OK);

    /// <summary>The mark that the form of <paramref name="action"/> on this page carries on; null where it carries none.</summary>
    internal static Guid? MarkFor(HttpContext http, string? action) =>
        http.Items[typeof(SentAfterAll)] is Guid key && (string.IsNullOrEmpty(action) || action.Split('?')[0] == http.Request.Path.Value) ? key : null;
}
