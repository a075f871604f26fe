using Breakwater.Web.Access.SignIn;

namespace Breakwater.Web.Tests.Access;

public sealed class TotpTests
{
    // RFC 6238 appendix B: the ASCII secret 12345678901234567890 in base 32, eight digits, SHA-1.
    private const string Published = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_that_the_standard_publishes(long seconds, string code) =>
        Totp.Code(Published, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds)), digits: 8).ShouldBe(code);

    [Fact]
    public void A_code_is_good_for_one_step_either_way_and_only_once()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = Totp.StepAt(now);
        foreach (var near in new[] { -1, 0, 1 }) Totp.Check(Published, Totp.Code(Published, step + near), now, 0).ShouldBe(step + near);
        foreach (var far in new[] { -3, -2, 2, 3 }) Totp.Check(Published, Totp.Code(Published, step + far), now, 0).ShouldBeNull();
        Totp.Check(Published, Totp.Code(Published, step), now, lastUsed: step).ShouldBeNull();
        Totp.Check(Published, null, now, 0).ShouldBeNull();
        Totp.Check(Published, "", now, 0).ShouldBeNull();
        Totp.Check(Published, "１２３４５６", now, 0).ShouldBeNull();
    }

    [Fact]
    public void A_fresh_secret_reads_back()
    {
        var secret = Totp.NewSecret();
        secret.Length.ShouldBe(32);
        Totp.Code(secret, 1).Length.ShouldBe(6);
        Totp.NewSecret().ShouldNotBe(secret);
    }
}
