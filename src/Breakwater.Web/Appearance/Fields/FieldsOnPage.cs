using Microsoft.AspNetCore.Http;

namespace Breakwater.Web.Appearance.Fields;

/// <summary>
/// Which fields a page has drawn, in the order of the page, so that the error summary (drawn later, by the layout)
/// lists errors in that order and each leads to the box to mend.
/// </summary>
public sealed class FieldsOnPage
{
    private readonly List<(string Key, string ControlId)> _fields = [];

    /// <summary>Key in ModelState and id of the control to go to, in the order drawn.</summary>
    public IReadOnlyList<(string Key, string ControlId)> InOrder => _fields;

    /// <summary>The fields drawn so far for this request.</summary>
    public static FieldsOnPage Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items[typeof(FieldsOnPage)] is not FieldsOnPage fields)
        {
            context.Items[typeof(FieldsOnPage)] = fields = new FieldsOnPage();
        }

        return fields;
    }

    internal void Add(string key, string controlId) => _fields.Add((key, controlId));
}
