using Breakwater.Kernel.Workers;
using Breakwater.Web.Access.SignIn;

namespace Breakwater.Web.Tests.Access;

public sealed class PasswordsTests
{
    private static readonly Worker Owen = new() { Id = default, Name = "Owen Marsh", Email = "owen.marsh@merrowshire.example", NormalisedEmail = "", Agency = "csc", Roles = "hub_officer" };

    [Theory]
    [InlineData("short pass")]
    [InlineData("P@ssw0rd2026!!")]
    [InlineData("passwordpassword")]
    [InlineData("Qwertyuiop123")]
    [InlineData("123456789012")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("letmein12345")]
    [InlineData("Safeguarding2026")]
    [InlineData("Merrowshire!!2026")]
    [InlineData("owenmarsh2026")]
    [InlineData("owen.marsh@merrowshire.example")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("!QAZ2wsx#EDC")]
    [InlineData("zaq12wsxcde3")]
    [InlineData("123qwe456asd")]
    [InlineData("1q2w3e4r5t2026!")]
    public void What_is_guessed_first_is_refused(string password) => Passwords.Fault(password, Owen).ShouldNotBeNull();

    [Theory]
    [InlineData("kettle orbit velvet")]
    [InlineData("tin giraffe northward")]
    [InlineData("vier alte Krähen im Nebel")]
    [InlineData("x9#Lq!r2Vbn$w")]
    public void Long_and_odd_is_enough(string password) => Passwords.Fault(password, Owen).ShouldBeNull();

    [Fact]
    public void An_account_that_does_not_exist_takes_as_long_and_is_wrong()
    {
        Passwords.IsRight(null, "nobody has this password").ShouldBeFalse();
        Owen.PasswordHash = Passwords.Hash(Owen, "kettle orbit velvet");
        Passwords.IsRight(Owen, "kettle orbit velvet").ShouldBeTrue();
        var (known, unknown) = (Time(Owen), Time(null));
        (known / unknown).ShouldBeInRange(0.3, 3.0);
    }

    private static double Time(Worker? worker)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 3; i++) Passwords.IsRight(worker, "tin giraffe northward");
        return watch.Elapsed.TotalMilliseconds;
    }
}
