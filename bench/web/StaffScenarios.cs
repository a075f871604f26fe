using System.Security.Cryptography;

namespace Breakwater.Web.Bench;

/// <summary>The three loads of the hub: open a record, read the worklist, take in a concern.</summary>
internal static class StaffScenarios
{
    public static async Task<IEnumerable<Scenario>> Of(County county)
    {
        var form = await Form(county);
        var cookie = county.Visitor.CookieHeader();
        return
        [
            new("open a record", "audited bare", .20, cookie, chance => Record(county, chance, "/concerns/{id}"), chance => Record(county, chance, "/audited/{reference}")),
            new("list of 25", "bare read", .15, cookie, _ => Asked.Get("/worklist", "Nobody has this yet"), _ => Asked.Get("/list", "25 of them")),
            new("submit", "one durable insert", .15, cookie, _ => Submit(form), _ => Asked.Get("/insert", "stored")),
        ];
    }

    private static Asked Record(County county, Random chance, string path)
    {
        var (id, reference) = county.Some(chance);
        return Asked.Get(path.Replace("{id}", id, StringComparison.Ordinal).Replace("{reference}", reference, StringComparison.Ordinal), reference);
    }

    private static Asked Submit(IEnumerable<KeyValuePair<string, string>> form) => new(
        new HttpRequestMessage(HttpMethod.Post, "/concerns/log") { Content = new FormUrlEncodedContent(form.Append(KeyValuePair.Create("__once", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))))) },
        "/concerns/");

    private static async Task<List<KeyValuePair<string, string>>> Form(County county)
    {
        var page = (await county.Visitor.Get("/concerns/log")).Page;
        var token = page.QuerySelector("form[method=post] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return
        [
            KeyValuePair.Create("__RequestVerificationToken", token),
            KeyValuePair.Create("Input.Channel", "Telephone"), KeyValuePair.Create("Input.About", "child"), KeyValuePair.Create("Input.Area", "ashmere"),
            KeyValuePair.Create("Input.Narrative", "A boy of about fourteen is picked up at night by a grey car and comes back in the morning."),
            KeyValuePair.Create("Input.Name", "Tam Quillfeather"), KeyValuePair.Create("Input.Phone", "07700 900321"), KeyValuePair.Create("Input.TakeIt", "true"),
        ];
    }
}
