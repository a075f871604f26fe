using Breakwater.Kernel.Keys;
using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Safeguarding.Tests.Concerns;

/// <summary>The words of a receipt: 80 bits, the same for the same secret, and no use without the key directory.</summary>
public sealed class ReceiptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-receipt-").FullName;

    [Fact]
    public void A_thousand_words_carry_eighty_bits()
    {
        ReceiptWords.List.Count.ShouldBe(1024);
        ReceiptWords.List.ShouldBeUnique();
        (Receipt.Words * Math.Log2(ReceiptWords.List.Count)).ShouldBe(80);
        Enumerable.Range(0, 1000).Select(_ => Receipt.New()).ShouldBeUnique();
    }

    [Theory]
    [InlineData("flour flower"), InlineData("desert dessert"), InlineData("hair hare"), InlineData("pair pear pare"), InlineData("sea see"), InlineData("night knight")]
    [InlineData("dairy diary"), InlineData("collar colour caller"), InlineData("picture pitcher"), InlineData("valley volley"), InlineData("quaver quiver"), InlineData("cattle kettle")]
    [InlineData("medal model metal meddle"), InlineData("cedar cider"), InlineData("carol coral"), InlineData("basin bison"), InlineData("bacon beacon"), InlineData("grape graph")]
    [InlineData("marble marvel"), InlineData("kilt quilt"), InlineData("bagel bugle"), InlineData("steam stream"), InlineData("water waiter"), InlineData("tailor trailer"), InlineData("towel tower")]
    [InlineData("symbol cymbal"), InlineData("colonel kernel"), InlineData("story storey"), InlineData("stair stare"), InlineData("plum plumb"), InlineData("reed read"), InlineData("mussel muscle")]
    [InlineData("miner minor"), InlineData("throne thrown"), InlineData("morning mourning"), InlineData("cereal serial"), InlineData("cellar seller"), InlineData("carrot carat"), InlineData("ring wring")]
    [InlineData("stork stalk"), InlineData("petal pedal"), InlineData("boulder bolder"), InlineData("border boarder"), InlineData("quartz quarts"), InlineData("steel steal")]
    public void No_two_words_of_the_list_sound_alike(string alike) =>
        alike.Split(' ').Count(w => ReceiptWords.List.Contains(w)).ShouldBeLessThan(2);

    [Fact]
    public void A_receipt_that_holds_a_word_of_before_still_opens()
    {
        ReceiptWords.Retired.ShouldAllBe(w => !ReceiptWords.List.Contains(w));
        foreach (var word in ReceiptWords.Retired) Receipt.Fault($"apple {word} apple apple apple apple apple apple").ShouldBeNull();
    }

    [Fact]
    public void Whatever_stands_between_the_words_makes_no_difference()
    {
        using var keys = KeyDirectory.Open(Path.Combine(_folder, "between"), mayCreate: true);
        var words = Receipt.From(Drafts.NewToken(), keys);
        var listed = string.Join('\n', words.Split(' ').Select((word, i) => $"{i + 1}) {word.ToUpperInvariant()};"));
        Receipt.Fault(listed).ShouldBeNull();
        Receipt.Digest(listed, keys).ShouldBe(Receipt.Digest(words, keys));
    }

    [Fact]
    public void The_same_secret_gives_the_same_words_and_another_key_others()
    {
        using var keys = KeyDirectory.Open(Path.Combine(_folder, "one"), mayCreate: true);
        using var others = KeyDirectory.Open(Path.Combine(_folder, "two"), mayCreate: true);
        var secret = Drafts.NewToken();
        Receipt.From(secret, keys).ShouldBe(Receipt.From(secret, keys));
        Receipt.From(secret, others).ShouldNotBe(Receipt.From(secret, keys));
        Receipt.From(Drafts.NewToken(), keys).ShouldNotBe(Receipt.From(secret, keys));
        Receipt.Fault(Receipt.From(secret, keys)).ShouldBeNull();
        Receipt.Digest(Receipt.From(secret, keys), keys).ShouldNotBe(Receipt.Digest(Receipt.From(secret, keys), others));
    }

    [Fact]
    public void Words_made_from_secrets_use_the_whole_list_evenly()
    {
        using var keys = KeyDirectory.Open(Path.Combine(_folder, "even"), mayCreate: true);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < 4096; i++)
            foreach (var word in Receipt.From(Convert.ToHexString(BitConverter.GetBytes(i)), keys).Split(' ')) counts[word] = counts.GetValueOrDefault(word) + 1;
        // 32 of each expected; a fair list stays far inside these limits.
        counts.Count.ShouldBe(1024);
        counts.Values.Max().ShouldBeLessThan(80);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
