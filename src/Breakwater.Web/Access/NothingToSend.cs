using Breakwater.Kernel.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Breakwater.Web.Access;

/// <summary>A form sent to a page that takes none answers like what isn't there, before anything is loaded or recorded.</summary>
public sealed class NothingToSend(PartnershipConfiguration configuration) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod is null && HttpMethods.IsPost(context.HttpContext.Request.Method)) context.Result = new NotOpen(configuration.Hub);
        else await next();
    }
}
