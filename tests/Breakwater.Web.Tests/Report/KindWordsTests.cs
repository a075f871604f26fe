using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Tests.Servers;

namespace Breakwater.Web.Tests.Report;

/// <summary>A child who writes about themselves: somebody to talk to on every step, and no word for grown-ups.</summary>
public sealed class KindWordsTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    [Fact]
    public async Task Childline_stands_over_every_step_of_a_child_who_writes_about_themselves()
    {
        using var child = await new Resident(county.Site).Begins("me");
        foreach (var fields in new (string, string)[][] { [("Words", "They make me carry things.")], [], [], [("Promise", "anonymous"), ("Reply", "receipt")] })
        {
            child.Page.Page.QuerySelector(".bw-help a[href='tel:08001111']").ShouldNotBeNull(child.Step);
            await child.Answers(fields);
        }
        child.Page.Words.ShouldContain("Say who you are");
        await child.Sends();
        child.Page.Words.ShouldContain("you are not alone");
        child.Page.Words.ShouldContain("a grown-up you trust");
        child.Page.Words.ShouldNotContain("within one working day");
    }

    [Theory]
    [InlineData("me", "C44", "You matter")]
    [InlineData("me", "C41", "Having something inside you")]
    [InlineData("child", "C44", "choose 2")]
    [InlineData("child", "C41", "Drugs inside the body can kill")]
    public async Task A_sign_that_must_not_wait_is_answered_on_the_next_step(string about, string sign, string says)
    {
        using var somebody = await new Resident(county.Site).Begins(about);
        somebody.Page.Words.ShouldNotContain(says);
        await somebody.Answers(("Signs", sign));
        somebody.Page.Words.ShouldContain(says);
        somebody.Page.Page.QuerySelector(".bw-help a[href='tel:999']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_is_put_over_the_steps_of_anybody_else()
    {
        using var neighbour = await new Resident(county.Site).Begins("adult");
        await neighbour.Answers(("Words", "Strangers live with her."));
        neighbour.Page.Page.QuerySelector(".bw-help").ShouldBeNull();
        await neighbour.Answers();
        neighbour.Page.Words.ShouldContain("about 60");
    }

    [Theory]
    [InlineData("cuckoo"), InlineData("elder"), InlineData("needle"), InlineData("grass"), InlineData("packet"), InlineData("snow"), InlineData("spice"), InlineData("country"), InlineData("crystal")]
    public void No_receipt_holds_a_word_of_the_trade(string word) => ReceiptWords.Known.ShouldNotContain(word);
}
