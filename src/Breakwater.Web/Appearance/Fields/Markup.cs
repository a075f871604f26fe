using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Breakwater.Web.Appearance.Fields;

/// <summary>Small words for building elements whose text is always encoded.</summary>
internal static class Markup
{
    public static TagBuilder Tag(string name, string? classes, params IHtmlContent?[] content)
    {
        var tag = new TagBuilder(name);
        if (classes is not null)
        {
            tag.Attributes["class"] = classes;
        }

        foreach (var part in content)
        {
            if (part is not null)
            {
                tag.InnerHtml.AppendHtml(part);
            }
        }

        return tag;
    }

    /// <summary>An element without content or end tag, such as input.</summary>
    public static TagBuilder Void(string name, string? classes)
    {
        var tag = Tag(name, classes);
        tag.TagRenderMode = TagRenderMode.SelfClosing;
        return tag;
    }

    /// <summary>Sets an attribute; null leaves it out.</summary>
    public static TagBuilder With(this TagBuilder tag, string attribute, string? value)
    {
        if (value is not null)
        {
            tag.Attributes[attribute] = value;
        }

        return tag;
    }

    /// <summary>Sets an attribute without a value, such as checked.</summary>
    public static TagBuilder When(this TagBuilder tag, bool condition, string attribute) => condition ? tag.With(attribute, attribute) : tag;

    public static HtmlString Text(string text) => new(HtmlEncoder.Default.Encode(text));

    public static IHtmlContent Join(params IHtmlContent?[] parts)
    {
        var all = new HtmlContentBuilder();
        foreach (var part in parts)
        {
            if (part is not null)
            {
                all.AppendHtml(part);
            }
        }

        return all;
    }

    /// <summary>The decoded text of content that stood in an attribute.</summary>
    public static string Plain(IHtmlContent html)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        html.WriteTo(writer, HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }
}
