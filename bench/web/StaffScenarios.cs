using System.Security.Cryptography;

namespace Breakwater.Web.Bench;

/// <summary>The three loads of the hub: open a record, read the worklist, take in a concern.</summary>
internal static class StaffScenarios
{
    private static readonly string[] First = ["Tam", "Una", "Piers", "Odile", "Bram", "Wren", "Ansel", "Maeve", "Corin", "Tilda", "Joss", "Neve", "Rufus", "Linnet", "Abel", "Sorrel", "Ivo", "Hester", "Col", "Zillah"];
    private static readonly string[] Last = ["Quill", "Marl", "Thistle", "Penn", "Cob", "Larch", "Fen", "Hazel", "Brock", "Starling", "Wick", "Rush", "Holm", "Copper", "Sedge", "Barley", "Tarn", "Flint", "Goose", "Alder"];
    private static readonly string[] Ends = ["feather", "wood", "ley", "worth", "combe", "ham", "den", "bridge", "field", "stone", "ward", "man", "by", "ford", "gate", "mere", "wick", "ton", "hurst", "well"];

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
        new HttpRequestMessage(HttpMethod.Post, "/concerns/log") { Content = new FormUrlEncodedContent(form.Concat(Teller())) },
        "/concerns/");

    /// <summary>Somebody else each time, as in a county: ten thousand reports from one telephone would be another measurement.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Teller() =>
    [
        KeyValuePair.Create("__once", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))),
        KeyValuePair.Create("Input.Name", $"{Of(First)} {Of(Last)}{Of(Ends)}"), KeyValuePair.Create("Input.Phone", $"07700 900{RandomNumberGenerator.GetInt32(1000):000}"),
    ];

    private static string Of(string[] words) => words[RandomNumberGenerator.GetInt32(words.Length)];

    private static async Task<List<KeyValuePair<string, string>>> Form(County county)
    {
        var page = (await county.Visitor.Get("/concerns/log")).Page;
        var token = page.QuerySelector("form[method=post] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return
        [
            KeyValuePair.Create("__RequestVerificationToken", token),
            KeyValuePair.Create("Input.Channel", "Telephone"), KeyValuePair.Create("Input.About", "child"), KeyValuePair.Create("Input.Area", "ashmere"),
            KeyValuePair.Create("Input.Narrative", "A boy of about fourteen is picked up at night by a grey car and comes back in the morning."),
            KeyValuePair.Create("Input.TakeIt", "true"),
        ];
    }
}
