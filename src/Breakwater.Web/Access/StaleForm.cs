using System.Globalization;
using Breakwater.Kernel.Configuration;
using Breakwater.Web.Appearance;
using Breakwater.Web.Pages.Report;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Web.Access;

/// <summary>
/// A form that was not made for this browser, was opened before somebody signed in or out, or is larger than we take in,
/// changes nothing: says which, in words instead of an empty page.
/// </summary>
public sealed class StaleForm(PartnershipConfiguration configuration) : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult) return;
        var request = context.HttpContext.Request;
        var page = request.Path.Value ?? "/";
        var most = context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        var tooLarge = request.ContentLength > most;
        if (!tooLarge && HasLeft(request))
        {
            context.Result = new RedirectResult(context.HttpContext.RequestServices.GetRequiredService<PageFrame>().LeaveTo);
            return;
        }
        var (title, why) = tooLarge
            ? ("This was too long to take in", string.Create(CultureInfo.InvariantCulture, $"Nothing was sent. What you sent had about {request.ContentLength:N0} characters, and one page can take {most:N0}. Send it in parts."))
            : ("This page was open for too long", "Nothing was sent. It also happens when a browser keeps no cookies, or when you signed in or out in another window.");
        context.Result = PlainPage.Of(tooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest, title, why, page, configuration.Hub.Phone);
    }

    // A browser that goes back after "Exit this page" may send a step again by itself. It has no cookie of ours any more, and learns
    // nothing here. Whoever pressed a button in a browser that lost its cookies is told: nobody may take for sent what wasn't, and a
    // form may not lead them to another site anyway (form-action). A browser that doesn't say which it was (Sec-Fetch) is told too.
    private static bool HasLeft(HttpRequest request) => request.Cookies.Count == 0 && request.Query.Count == 0 && request.HasFormContentType
        && request.Headers.ContainsKey("Sec-Fetch-Mode") && request.Headers["Sec-Fetch-User"] != "?1"
        && request.Path.Equals("/report", StringComparison.OrdinalIgnoreCase) && request.Form["step"].ToString() is { Length: > 0 } step && step is not (ReportSteps.First or ReportSteps.Check);

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
