using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>Earlier concerns are looked for where there is something to find, on either page of a pair, as soon as there is.</summary>
public sealed class EarlierOnThePageTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task What_shares_something_stands_on_both_pages_and_on_no_other(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        var first = await owen.Logs("He waits at the bus station.", ("Input.Name", "Quentin Larkspur"), ("Input.Phone", "07700 900123"), ("Input.TakeIt", "true"));
        var alone = await owen.Logs("She was given shoes.", ("Input.Name", "Ottoline Vetch"), ("Input.Phone", "07700 900456"), ("Input.TakeIt", "true"));
        foreach (var id in new[] { first, alone }) (await owen.Get("/concerns/" + id)).Words.ShouldContain("None that you may open shares");

        var second = await owen.Logs("He has a key.", ("Input.Name", "Somebody Else"), ("Input.Phone", "07700 900123"), ("Input.TakeIt", "true"));
        await Names(first, second);
        await Names(second, first);
        (await owen.Get("/concerns/" + alone)).Words.ShouldContain("None that you may open shares");

        async Task Names(string page, string other) =>
            (await owen.Get("/concerns/" + page)).Page.QuerySelector($"[aria-labelledby=earlier] a[href='/concerns/{other}']").ShouldNotBeNull();
    }
}
