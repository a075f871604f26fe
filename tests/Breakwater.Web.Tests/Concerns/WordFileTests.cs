using Breakwater.Web.Pages.Concerns;
using DocumentFormat.OpenXml.Packaging;

namespace Breakwater.Web.Tests.Concerns;

public sealed class WordFileTests
{
    [Theory]
    [InlineData("before\uFFFEafter", "beforeafter")]
    [InlineData("before\uFFFFafter", "beforeafter")]
    [InlineData("a smile \uD83D\uDE00 stays", "a smile \uD83D\uDE00 stays")]
    [InlineData("bell\u0007 and null\u0000", "bell and null")]
    [InlineData("كلمة من اليمين", "كلمة من اليمين")]
    public void Whatever_somebody_typed_makes_a_file_that_opens(string typed, string written) => Written(typed, written);

    // Half a character can't pass through the test's own data.
    [Fact]
    public void Half_a_character_is_left_out()
    {
        Written("half " + (char)0xD83D + " alone", "half  alone");
        Written("the other half " + (char)0xDE00 + " alone", "the other half  alone");
    }

    private static void Written(string typed, string written)
    {
        var bytes = WordFile.Of(new RecordCopy("Title " + typed, "Marking " + typed, [new CopyPart("What was said", [typed])]));
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        file.MainDocumentPart!.Document!.Body!.InnerText.ShouldContain(written);
        file.MainDocumentPart.HeaderParts.Single().Header!.InnerText.ShouldContain(written);
    }
}
