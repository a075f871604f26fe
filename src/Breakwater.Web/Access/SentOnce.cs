using System.Data.Common;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;
using Breakwater.Scrutiny;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Web.Access;

/// <summary>
/// Every form carries a key of its own. Its first sending stores the key in the transaction of the act itself; a second
/// sending (a double click, a retry after a lost line) finds it, changes nothing and goes where the first went.
/// </summary>
public sealed class SentOnce : IAsyncPageFilter
{
    private PartnershipDb _db = null!;

    public const string Field = "__once";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        // The page that says that something went wrong is no second sending of the form that did.
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || !Guid.TryParse(request.Form[Field], out var key) || context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            await next();
            return;
        }
        // The key must be stored by the context that the page itself saves.
        var services = context.HttpContext.RequestServices;
        _db = context.HandlerInstance is ScrutinyPage ? services.GetRequiredService<ScrutinyDb>() : services.GetRequiredService<SafeguardingDb>();
        var savesOnce = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<SavesOnceAttribute>() is not null;
        if (!savesOnce && await Earlier(key) is { } earlier)
        {
            context.Result = Again(earlier, request);
            return;
        }

        var mine = new IdempotencyKey { Key = key, Answer = "", At = _db.Partnership.Clock.Instant() };
        _db.Add(mine);
        context.HttpContext.Items[typeof(IdempotencyKey)] = mine;
        PageHandlerExecutedContext done;
        using (savesOnce ? new OneSaving(_db) : null) done = await next();
        if (done.Exception is DbUpdateException && await Earlier(key) is { } quicker)
        {
            done.ExceptionHandled = true;
            done.Result = Again(quicker, request);
        }
        // A page may have said where it goes before it saved.
        else if (Where(done.Result, context) is { } answer)
        {
            if (answer != mine.Answer && !HoldsToken(answer, context)) await Keep(key, answer);
        }
        // Refused, perhaps because its first sending changed what it asks.
        else if (savesOnce && done.Exception is null && await Earlier(key) is { } first) done.Result = Again(first, request);
    }

    private async Task<string?> Earlier(Guid key)
    {
        _db.GiveUp();
        var ask = _db.Partnership.Kept(_db, "once " + _db.GetType().Name, () => EF.CompileAsyncQuery((PartnershipDb on, Guid once) =>
            on.Set<IdempotencyKey>().Where(k => k.Key == once).Select(k => k.Answer).AsNoTracking().FirstOrDefault()));
        return await ask(_db, key);
    }

    // The place is kept after the act; if the program dies between the two, the second sending lands on the form's own page.
    private async Task Keep(Guid key, string answer)
    {
        _db.GiveUp();
        if (await _db.Set<IdempotencyKey>().FirstOrDefaultAsync(k => k.Key == key) is not { } row) return;
        row.Answer = answer;
        try
        {
            await _db.SaveChangesAsync();
        }
        catch (Exception fault) when (fault is DbUpdateException or DbException)
        {
            // The act itself is stored, and whoever sent it is told so; only its place isn't (a disk that has filled up between the two).
            _db.GiveUp();
        }
    }

    private static LocalRedirectResult Again(string answer, HttpRequest request) =>
        answer.Length > 0 ? new LocalRedirectResult(answer) : new ToOwnPage(request.Path + request.QueryString);

    // The token of a link opens something and is stored nowhere: a second sending then lands on the form's own page.
    private static bool HoldsToken(string answer, PageHandlerExecutingContext context) =>
        context.RouteData.Values["token"] is string { Length: > 0 } token && answer.Contains(token, StringComparison.Ordinal);

    private static string? Where(IActionResult? result, PageHandlerExecutingContext context)
    {
        var url = ((Microsoft.AspNetCore.Mvc.RazorPages.PageModel)context.HandlerInstance).Url;
        return result switch
        {
            RedirectToPageResult page => url.Page(page.PageName, page.PageHandler, page.RouteValues),
            LocalRedirectResult local => local.Url,
            RedirectResult other => other.Url,
            _ => null,
        };
    }
}

/// <summary>
/// The answer to a second sending where the first one left none: to the form's own page. It doesn't say that the first was taken;
/// something else may have saved the key (a wrong code is counted), and the act was refused.
/// </summary>
internal sealed class ToOwnPage(string page) : LocalRedirectResult(page);

/// <summary>
/// A page whose handler saves once and does nothing else that lasts: a second sending fails on the key that the first stored,
/// and nothing of it is kept, so that it needn't be looked for beforehand.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SavesOnceAttribute : Attribute;
