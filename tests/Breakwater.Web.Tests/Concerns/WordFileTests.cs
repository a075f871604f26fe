using Breakwater.Web.Pages.Concerns;
using DocumentFormat.OpenXml.Packaging;

namespace Breakwater.Web.Tests.Concerns;

public sealed class WordFileTests
{
    [Theory]
    [InlineData("before\uFFFEafter", "beforeafter")]
    [InlineData("before\uFFFFafter", "beforeafter")]
    [InlineData("half a pair \uD83D alone", "half a pair  alone")]
    [InlineData("the other half \uDE00 alone", "the other half  alone")]
    [InlineData("a smile \uD83D\uDE00 stays", "a smile \uD83D\uDE00 stays")]
    [InlineData("bell\u0007 and null\u0000", "bell and null")]
    [InlineData("كلمة من اليمين", "كلمة من اليمين")]
    public void Whatever_somebody_typed_makes_a_file_that_opens(string typed, string written)
    {
        var bytes = WordFile.Of(new ConcernCopy("Title " + typed, "Marking " + typed, [new CopyPart("What was said", [typed])]));
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        file.MainDocumentPart!.Document!.Body!.InnerText.ShouldContain(written);
        file.MainDocumentPart.HeaderParts.Single().Header!.InnerText.ShouldContain(written);
    }
}
