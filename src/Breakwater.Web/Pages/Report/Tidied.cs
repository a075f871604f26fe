using System.Collections.Concurrent;
using System.Reflection;
using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Web.Pages.Report;

/// <summary>Puts every text of a form's answers in the stored form: line breaks alike, empty is null.</summary>
public static class Tidied
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Texts = new();

    public static void All(object answers)
    {
        foreach (var property in Texts.GetOrAdd(answers.GetType(), type => type.GetProperties().Where(p => p.PropertyType == typeof(string) && p.CanWrite).ToArray()))
            if (property.GetValue(answers) is string text) property.SetValue(answers, TypedLimits.Tidy(text));
    }
}
