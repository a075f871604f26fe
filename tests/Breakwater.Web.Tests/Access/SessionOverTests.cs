using Breakwater.Testing;

namespace Breakwater.Web.Tests.Access;

/// <summary>What somebody is told at the door when the session that they had is over, and who is told nothing.</summary>
public sealed class SessionOverTests : IAsyncLifetime
{
    private const string Told = "You were signed out because your session ran out or was ended", Said = "A grey car waits for Quentin Larkspur each night.";
    private RunningBreakwater _site = null!;

    public async ValueTask InitializeAsync() => _site = await RunningBreakwater.Start();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(61)]
    [InlineData(13 * 60)]
    [InlineData(3 * 24 * 60)]
    public async Task Whoever_comes_back_to_a_page_after_their_session_ran_out_is_told_so(int minutes)
    {
        using var owen = await _site.SignedInAs("owen.marsh");
        _site.Clock.GoOn(TimeSpan.FromMinutes(minutes));
        var door = await owen.Go("/worklist");
        door.Path.ShouldBe("/sign-in?back=%2Fworklist");
        door.Words.ShouldContain(Told);
        (await owen.Get("/sign-in")).Words.ShouldNotContain(Told, customMessage: "no page led them here");
        (await SignsIn(owen, "/worklist")).ShouldBe("/worklist");
        (await owen.Get("/sign-in?back=%2Fworklist")).Words.ShouldNotContain(Told, customMessage: "they are in");
    }

    [Fact]
    public async Task Whose_session_was_ended_elsewhere_is_told_the_same()
    {
        using var owen = await _site.SignedInAs("owen.marsh");
        using var elsewhere = await _site.SignedInAs("owen.marsh");
        await elsewhere.Get("/account");
        await elsewhere.Post("/account?handler=Everywhere");
        (await owen.Go("/desk")).Words.ShouldContain(Told);
    }

    [Fact]
    public async Task Strangers_and_whoever_signed_out_are_told_nothing()
    {
        using var nobody = _site.Visitor();
        (await nobody.Go("/desk")).Words.ShouldNotContain(Told);
        using var owen = await _site.SignedInAs("owen.marsh");
        await owen.Get("/account");
        await owen.Post("/sign-out");
        (await owen.Go("/desk")).Words.ShouldNotContain(Told);
    }

    [Fact]
    public async Task To_be_told_takes_nothing_away_from_what_was_typed()
    {
        using var owen = await _site.SignedInAs("owen.marsh");
        await owen.Get("/concerns/log");
        _site.Clock.GoOn(TimeSpan.FromMinutes(61));
        var sent = await owen.Post("/concerns/log", ("Input.Channel", "Telephone"), ("Input.About", "child"), ("Input.Narrative", Said));
        (await owen.Get(sent.Location!)).Words.ShouldContain(Told);
        (await SignsIn(owen, "/unsent")).ShouldBe("/unsent");
        (await owen.Get("/unsent")).Words.ShouldContain(Said);
    }

    private async Task<string?> SignsIn(Visitor visitor, string back)
    {
        await visitor.Get("/sign-in");
        return (await visitor.Post("/sign-in", ("who", _site.People["owen.marsh"].Id.ToString()), ("Back", back))).Location;
    }
}
