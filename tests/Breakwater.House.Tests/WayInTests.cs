using System.Text.RegularExpressions;

namespace Breakwater.House.Tests;

/// <summary>Sign-in stays in one place, so that another proof than password and code has one place to come to.</summary>
public sealed partial class WayInTests
{
    [Fact]
    public void Pages_prove_nobody_and_start_no_session_by_themselves()
    {
        foreach (var file in Repository.Sources("src/Breakwater.Web/Pages"))
            ByItself().Matches(File.ReadAllText(file)).Select(m => m.Value).ShouldBeEmpty($"{Repository.Short(file)}: ask WayIn.");
    }

    [Fact]
    public void A_session_starts_in_one_place() =>
        Repository.Sources("src").Where(f => File.ReadAllText(f).Contains("SessionCookie.Start(", StringComparison.Ordinal)).Select(Repository.Short)
            .ShouldBe(["src/Breakwater.Web/Access/SignIn/WayIn.cs"]);

    [GeneratedRegex(@"\b(TakeSignIn|HalfSignedIn|SignInAsync|SignOutAsync|Passwords\.IsRight|Totp\.Check|SessionCookie\.(Start|End))\b")]
    private static partial Regex ByItself();
}
