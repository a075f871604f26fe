using System.IO.Compression;

namespace Breakwater.Web.Bench;

/// <summary>How much a browser with nothing kept is sent for a page: its HTML and its style sheets, compressed.</summary>
internal static class PageSizes
{
    private const double Most = 60;

    public static async Task Write(County county, TextWriter output)
    {
        var record = $"/concerns/{county.Records[0].Id}";
        var sheets = 0;
        foreach (var sheet in (await county.Visitor.Get("/worklist")).Page.QuerySelectorAll("link[rel=stylesheet]"))
            sheets += Gzip((await county.Visitor.Get(sheet.GetAttribute("href")!)).Bytes);
        foreach (var path in new[] { "/worklist", record, "/", "/report" })
        {
            var page = (await county.Visitor.Get(path)).Bytes;
            var kilo = (Gzip(page) + sheets) / 1000.0;
            await output.WriteLineAsync($"  {(path == record ? "a concern" : path)}: {kilo:0.0} kB compressed, {sheets / 1000.0:0.0} of it style sheets ({page.Length / 1000.0:0.0} kB of HTML as written) (goal at most {Most}) {(kilo <= Most ? "met" : "NOT MET")}");
        }
    }

    private static int Gzip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(bytes);
        return (int)memory.Length;
    }
}
