namespace Breakwater.Web.Access.SignIn;

/// <summary>What a browser calls itself, in two words: enough to recognise one's own device, too little to trace one.</summary>
public static class Devices
{
    public static string Say(string? userAgent)
    {
        var text = userAgent ?? "";
        bool Has(string part) => text.Contains(part, StringComparison.Ordinal);
        var browser = Has("Edg/") ? "Edge" : Has("Firefox/") ? "Firefox" : Has("Chrome/") ? "Chrome" : Has("Safari/") ? "Safari" : "A browser";
        var system = Has("Android") ? "Android" : Has("iPhone") || Has("iPad") ? "an iPhone or iPad" : Has("Windows") ? "Windows" : Has("Mac OS") ? "a Mac" : Has("Linux") ? "Linux" : "an unknown device";
        return $"{browser} on {system}";
    }
}
