using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Dom;
using Breakwater.Testing;

namespace Breakwater.Cli.Tests;

/// <summary>
/// A councillor who passes on one worry after another, or an officer who logs one call after another, each with a marker of its
/// own, and remembers which ones were acknowledged. What got no answer is sent again exactly as it was, as a browser's reload would.
/// </summary>
internal sealed class Writer(Visitor visitor, string name, bool logsCalls = false) : IDisposable
{
    private readonly string _path = logsCalls ? "/concerns/log" : "/pass-on", _box = logsCalls ? "Input.Narrative" : "Input.Words";
    private (string Name, string Value)[]? _unanswered;
    private string _marker = "";
    private int _count;

    public HashSet<string> Acknowledged { get; } = [];

    /// <summary>What the page said when a form was refused.</summary>
    public string? Refusal { get; private set; }

    /// <summary>How many were sent again because nobody knew what had become of them.</summary>
    public int SentAgain { get; private set; }

    public async Task WriteUntilItDies()
    {
        try
        {
            for (; ; )
            {
                await Fill();
                await Send();
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException)
        {
            // The server died; what was under way is in _unanswered.
        }
    }

    /// <summary>Opens the form and fills it in, ready to be sent.</summary>
    public async Task Fill()
    {
        var page = await visitor.Get(_path);
        page.Status.ShouldBe(HttpStatusCode.OK, "the session must outlive the server");
        var form = (IHtmlFormElement)page.Page.QuerySelector($"textarea[name='{_box}']")!.Closest("form")!;
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(i => (i.Name!, i.Value));
        _marker = $"{name}-{++_count:D5}";
        _unanswered = [.. hidden, ("Input.About", "place"), ("Input.Area", "wellcombe"), (_box, $"A resident saw the same car again. Marker {_marker}.")];
        if (logsCalls) _unanswered = [.. _unanswered, ("Input.Channel", "Telephone")];
    }

    /// <summary>Sends what is filled in; true when it was acknowledged.</summary>
    public async Task<bool> TrySend()
    {
        var answer = await visitor.PostPlain(_path, _unanswered!);
        if (answer.Status != HttpStatusCode.Redirect)
        {
            Refusal = answer.Words;
            return false;
        }
        if (logsCalls) answer.Location.ShouldNotBeNull().ShouldStartWith("/concerns/");
        else answer.Location.ShouldNotBeNull().ShouldEndWith("/pass-on");
        Acknowledged.Add(_marker).ShouldBeTrue();
        _unanswered = null;
        return true;
    }

    /// <summary>After a restart: the form that got no answer, once more.</summary>
    public async Task SendAgain()
    {
        if (_unanswered is null) return;
        SentAgain++;
        await Send();
    }

    /// <summary>How many worries the page shows as passed on by this councillor.</summary>
    public async Task<int> Shown()
    {
        var page = await visitor.Get("/pass-on");
        return System.Text.RegularExpressions.Regex.Matches(page.Words, @"\bC-[0-9A-Z]{4}-[0-9A-Z]{5}\b").DistinctBy(m => m.Value).Count();
    }

    public void Dispose() => visitor.Dispose();

    private async Task Send() => (await TrySend()).ShouldBeTrue("the form was refused");
}
