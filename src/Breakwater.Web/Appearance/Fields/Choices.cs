using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Breakwater.Web.Appearance.Fields;

/// <summary>What a choice field offers, and which of it is chosen.</summary>
internal static class Choices
{
    /// <summary>The values of an enum property by their display names, in the order of the enum.</summary>
    /// <exception cref="InvalidOperationException">The property is no enum, so the page must say what can be chosen.</exception>
    public static IEnumerable<SelectListItem> OfEnum(ModelExpression property)
    {
        var type = property.Metadata.ElementMetadata ?? property.Metadata;
        var names = type.EnumGroupedDisplayNamesAndValues
            ?? throw new InvalidOperationException($"{property.Name} is not an enum: give the field items, or choices inside it.");
        var byNumber = type.EnumNamesAndValues!.ToDictionary(pair => pair.Value, pair => pair.Key);
        return names.Select(pair => new SelectListItem(pair.Key.Name, byNumber[pair.Value]));
    }

    /// <summary>What was sent, when the form came back; else the property's value. Enums by name.</summary>
    public static HashSet<string> Chosen(Field field, string name, string? typed)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (typed is not null && field.ViewContext.ModelState[name]?.RawValue is { } raw)
        {
            return raw is string[] many ? [.. many] : [typed];
        }

        return field.Held switch
        {
            null => [],
            string one => [one],
            IEnumerable many => [.. many.Cast<object?>().Select(Spell).OfType<string>()],
            _ => Spell(field.Held) is { } value ? [value] : [],
        };
    }

    private static string? Spell(object? value) => value switch
    {
        null => null,
        Enum named => named.ToString(),
        bool yes => yes ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
