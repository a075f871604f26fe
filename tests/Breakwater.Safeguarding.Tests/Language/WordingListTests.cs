using Breakwater.Safeguarding.Language;

namespace Breakwater.Safeguarding.Tests.Language;

public sealed class WordingListTests
{
    private static readonly WordingList List = WordingList.Load(Product.File("config/language.yaml"));

    [Theory]
    [InlineData("He puts himself at risk.", "puts himself at risk")]
    [InlineData("She ABSCONDED on Friday", "ABSCONDED")]
    [InlineData("he is hanging around with them", "hanging around with")]
    [InlineData("mother says he chose to go with them", "chose to go with")]
    [InlineData("Does not seem to care;  won't\nengage", "won't\nengage")]
    [InlineData("another misper report", "misper")]
    public void A_phrase_of_the_list_is_found_as_it_was_written(string text, string written) =>
        List.HintsFor(text).ShouldHaveSingleItem().Written.ShouldBe(written);

    [Theory]
    [InlineData("")]
    [InlineData("He was picked up by a grey car and is being exploited.")]
    [InlineData("The place is hard to find; reach her by letter.")]
    [InlineData("Denominals and phenomenally are other words.")]
    public void Other_words_are_left_alone(string text) => List.HintsFor(text).ShouldBeEmpty();

    [Fact]
    public void Each_phrase_of_the_list_finds_itself_and_says_what_to_prefer()
    {
        foreach (var wording in List.Wordings)
            foreach (var phrase in wording.Avoid)
            {
                var text = phrase.Replace("*", "", StringComparison.Ordinal).Replace(" ... ", " to ", StringComparison.Ordinal);
                List.HintsFor(text).ShouldContain(h => h.Prefer == wording.Prefer, $"\"{phrase}\" does not find \"{text}\"");
            }
    }
}
