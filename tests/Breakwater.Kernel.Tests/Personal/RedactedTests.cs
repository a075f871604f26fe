using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Breakwater.Kernel.Personal;
using Microsoft.Extensions.Logging;

namespace Breakwater.Kernel.Tests.Personal;

/// <summary>What says who somebody is reaches no log, no JSON, no text that is put together; only a page that asks for it by name.</summary>
public sealed class RedactedTests
{
    private static readonly string[] Told = ["Rafe Ortolan", "14 Weir Lane", "MR2 4AB", "07700 900123", "943 476 5919", "17 February 2011", "2011"];

    private static readonly IReadOnlyDictionary<Redacted, string> All = new Dictionary<Redacted, string>
    {
        [PersonName.Of("Rafe Ortolan")!] = "[name]",
        [PostalAddress.Of("14 Weir Lane")!] = "[address]",
        [Postcode.Of("MR2 4AB")!] = "[postcode]",
        [PhoneNumber.Of("07700 900123")!] = "[phone]",
        [NhsNumber.Of("943 476 5919")!] = "[NHS number]",
        [BirthDate.Of(new DateOnly(2011, 2, 17))!] = "[date of birth]",
    };

    [Fact]
    public void Each_type_is_here() => All.Keys.Select(k => k.GetType()).ShouldBe(
        typeof(Redacted).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(Redacted)) && !t.IsAbstract), ignoreOrder: true);

    [Fact]
    public void A_log_by_template_and_by_interpolation_gets_the_kind_alone()
    {
        var lines = new Lines();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(lines));
        var logger = factory.CreateLogger("test");
#pragma warning disable CA1848, CA1873, CA2254 // The careless ways of logging are what is tried here.
        foreach (var (value, _) in All)
        {
            logger.LogWarning("Somebody: {Value}, {Again:yyyy-MM-dd}, {@Whole}", value, value, value);
            logger.LogWarning($"Somebody: {value}, {value:D}");
            logger.LogWarning("Somebody: " + value);
            logger.LogWarning(new InvalidOperationException($"It fell over {value}."), "A fault");
            logger.LogWarning("A list: {Values}", new[] { value, value });
        }
#pragma warning restore CA1848, CA1873, CA2254
        lines.Written.Count.ShouldBe(5 * All.Count);
        foreach (var line in lines.Written) foreach (var told in Told) line.ShouldNotContain(told);
        foreach (var instead in All.Values) lines.Written.Count(l => l.Contains(instead, StringComparison.Ordinal)).ShouldBe(5, instead);
    }

    [Fact]
    public void Json_and_texts_that_are_put_together_get_the_kind_alone()
    {
        foreach (var (value, instead) in All)
        {
            JsonSerializer.Serialize(value, value.GetType()).ShouldBe($"\"{instead}\"");
            JsonSerializer.Serialize(new { Value = (object)value }).ShouldBe($$"""{"Value":"{{instead}}"}""");
            string.Join(", ", new[] { value }).ShouldBe(instead);
            string.Create(CultureInfo.InvariantCulture, $"{value}").ShouldBe(instead);
            Convert.ToString(value, CultureInfo.InvariantCulture).ShouldBe(instead);
        }
    }

    [Fact]
    public void Nothing_turns_one_into_a_string_by_itself_and_each_tells_json_how_it_is_written()
    {
        foreach (var type in All.Keys.Select(k => k.GetType()))
        {
            type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy).ShouldNotContain(m => m.Name == "op_Implicit" || m.Name == "op_Explicit", type.Name);
            type.GetCustomAttribute<JsonConverterAttribute>()!.ConverterType.ShouldBe(typeof(RedactedJson));
            type.ShouldNotBeAssignableTo<IFormattable>();
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> Written { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception) + "\n" + exception + "\n" + string.Join(", ", state as IEnumerable<KeyValuePair<string, object?>> ?? []));

        public void Dispose() { }
    }
}
