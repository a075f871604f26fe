using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Lines;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.People;

/// <summary>One line of the attendance list.</summary>
/// <param name="Group">present, apologies, absent, substitutes, inAttendance, officers, coopted.</param>
/// <param name="Text">The names as written.</param>
/// <param name="Source">Where they stand in the file.</param>
public sealed record Attendance(string Group, string Text, SourceSpan Source);

/// <summary>Finds the head of an attendance list: "Present:", "Apologies for absence were received from".</summary>
internal static partial class FindAttendance
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"^(?<label>(members |councillors |committee members |also |officers |others |co-?opted members |voting members |non-voting members |cabinet members? )*(present|in attendance|attending|attendance)( \([^)]*\))?|apologies( for absence)?|apology|absent|substitutes?|officers|co-?opted members|councillors|guests|witnesses|invitees|by invitation|observers)( were received from)?\s*(:|$|-|–|\t)\s*", Plain, 1000)]
    private static partial Regex Label();

    /// <summary>The group that this block opens and how many characters its label takes; null where it opens none.</summary>
    public static (string Group, int Length)? Opens(Block block)
    {
        if (block.Marker.Form is not (MarkerForm.None or MarkerForm.Bullet))
            return null;
        var match = Label().Match(block.Words);
        if (!match.Success)
            return null;
        var label = match.Groups["label"].Value.ToUpperInvariant();
        var group = label switch
        {
            _ when label.StartsWith("APOLOG", StringComparison.Ordinal) => "apologies",
            "ABSENT" => "absent",
            _ when label.StartsWith("SUBSTITUTE", StringComparison.Ordinal) => "substitutes",
            _ when label.StartsWith("OFFICER", StringComparison.Ordinal) => "officers",
            _ when label.StartsWith("CO", StringComparison.Ordinal) && label.Contains("OPTED", StringComparison.Ordinal) => "coopted",
            _ when label.StartsWith("ALSO", StringComparison.Ordinal) || label.Contains("ATTEND", StringComparison.Ordinal) || label is "GUESTS" or "WITNESSES" or "INVITEES" or "BY INVITATION" or "OBSERVERS" => "inAttendance",
            _ => "present",
        };
        return (group, match.Length);
    }
}
