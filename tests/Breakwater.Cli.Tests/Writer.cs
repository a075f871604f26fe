using System.Net;
using System.Net.Sockets;
using Breakwater.Testing;

namespace Breakwater.Cli.Tests;

/// <summary>
/// Somebody who sends one form after another, each with a marker of its own, and remembers which ones were acknowledged: a
/// councillor who passes on worries, unless <paramref name="errand"/> says otherwise. What got no answer is sent again exactly
/// as it was, as a browser's reload would.
/// </summary>
internal sealed class Writer(Visitor visitor, string name, Errand? errand = null) : IDisposable
{
    private readonly Errand _errand = errand ?? Errands.PassesOn;
    private FilledForm? _unanswered;
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
                if (_unanswered is null) await Fill();
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
        var marker = $"{name}-{++_count:D5}";
        _unanswered = await _errand(visitor, $"A resident saw the same car again. Marker {marker}.");
        _marker = marker;
    }

    /// <summary>Sends what is filled in; true when it was acknowledged.</summary>
    public async Task<bool> TrySend()
    {
        var answer = await visitor.PostPlain(_unanswered!.Path, _unanswered.Fields);
        if (answer.Status != HttpStatusCode.Redirect)
        {
            Refusal = answer.Words;
            return false;
        }
        answer.Location.ShouldNotBeNull().ShouldStartWith(_unanswered.LeadsTo);
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
