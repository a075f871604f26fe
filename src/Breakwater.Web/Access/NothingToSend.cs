using Breakwater.Kernel.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Breakwater.Web.Access;

/// <summary>
/// A form sent to a page that takes none answers like what isn't there. One sent to a page with several buttons, without
/// saying which, is told so. Both before anything is loaded or recorded, so that neither says whether a record exists.
/// </summary>
public sealed class NothingToSend(PartnershipConfiguration configuration) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (context.HandlerMethod is not null || !HttpMethods.IsPost(request.Method)) await next();
        else if (!context.ActionDescriptor.HandlerMethods.Any(h => HttpMethods.IsPost(h.HttpMethod))) context.Result = new NotOpen(configuration.Hub);
        else
            context.Result = PlainPage.Of(StatusCodes.Status400BadRequest, "No button was pressed",
                "This page has several buttons, and what was sent doesn't say which. Nothing was changed. Go back to find what you typed, and choose a button.", request.Path.Value ?? "/", configuration.Hub.Phone);
    }
}
