using Breakwater.Testing;

namespace Breakwater.Web.Tests.Report;

/// <summary>Somebody from the public who fills in "Report a concern", step by step, without script.</summary>
public sealed class Resident(RunningBreakwater site) : IDisposable
{
    public Visitor Visitor { get; } = site.Visitor();

    /// <summary>The page that is open.</summary>
    public Answer Page { get; private set; } = null!;

    public async Task<Resident> Opens()
    {
        Page = await Visitor.Get("/report");
        return this;
    }

    /// <summary>Answers the open step and presses "Continue"; <see cref="Page"/> is then what the browser shows.</summary>
    public async Task<Resident> Answers(params (string Name, string Value)[] fields)
    {
        var sent = await Visitor.Post("/report", fields.Select(f => (f.Name == "step" ? f.Name : "Answers." + f.Name, f.Value)).ToArray());
        Page = sent.Location is { } next ? await Visitor.Go(next) : sent;
        return this;
    }

    /// <summary>Up to the page where the worry is written.</summary>
    public async Task<Resident> Begins(string about = "child")
    {
        await Opens();
        await Answers(("Danger", "no"));
        await Answers(("About", about));
        return await Answers();
    }

    /// <summary>Through all pages, up to the one that shows everything together.</summary>
    public async Task<Resident> FillsIn(string about = "child", string words = "Two older lads wait for him.", string? area = "ashmere", string reply = "receipt", string promise = "anonymous", string age = "about 14")
    {
        await Begins(about);
        await Answers(("Words", words), ("Signs", "C20"));
        await Answers(("Area", area ?? ""), ("Where", "by the park"));
        if (about is not ("place" or "group")) await Answers(("PersonAge", age));
        return await Answers(("Promise", promise), ("Reply", reply), ("Name", "Petra Planted"), ("Phone", "01632 960111"));
    }

    public Task<Resident> Sends() => Answers();

    /// <summary>The receipt on the page, or null.</summary>
    public string? Receipt => Page.Page.QuerySelectorAll(".bw-receipt li") is { Length: > 0 } words ? string.Join(' ', words.Select(w => w.TextContent.Trim())) : null;

    public string Step => Page.Page.QuerySelector("main input[name=step]")?.GetAttribute("value") ?? "";

    public IReadOnlyList<string> Faults => Page.Page.QuerySelectorAll(".govuk-error-summary__list li").Select(l => l.TextContent.Trim()).ToList();

    public void Dispose() => Visitor.Dispose();
}
