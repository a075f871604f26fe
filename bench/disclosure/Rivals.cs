using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Breakwater.Disclosure.Bench;

/// <summary>The attacker's linear programme in CPLEX LP format, solved by GLPK or HiGHS when they are installed.</summary>
public static class Rivals
{
    private static readonly string[] Known = ["glpsol", "highs", "R"];

    /// <summary>The rivals that are on this machine.</summary>
    public static IReadOnlyList<string> Installed => [.. Known.Where(OnPath), .. Highs.IsInstalled ? ["HiGHS in SciPy"] : Array.Empty<string>()];

    /// <summary>Writes the programme for the least or greatest value of a hidden row of a public matrix.</summary>
    public static string Programme(FigureMatrix matrix, MatrixRow hidden, bool greatest)
    {
        var text = new StringBuilder(greatest ? "Maximize\n obj: " : "Minimize\n obj: ");
        AppendSum(text, hidden);
        text.Append("\nSubject To\n");
        foreach (var row in matrix.Rows)
        {
            if (row.Standing != Standing.Released) continue;
            AppendConstraint(text, row, ">=", row.Shown.Least);
            AppendConstraint(text, row, "<=", row.Shown.Most);
        }
        return text.Append("End\n").ToString();
    }

    /// <summary>GLPK's optimum of a programme; null when the programme has none.</summary>
    public static double? Glpk(string programme)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, programme);
            var start = new ProcessStartInfo("glpsol", ["--lp", file, "-w", file + ".out"]) { RedirectStandardOutput = true, UseShellExecute = false };
            using var process = Process.Start(start)!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            // "s bas <rows> <columns> <primal> <dual> <objective>", with f for a feasible status.
            var status = File.ReadLines(file + ".out").First(line => line.StartsWith("s bas", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return status[4] == "f" && status[5] == "f" ? double.Parse(status[6], CultureInfo.InvariantCulture) : null;
        }
        finally
        {
            File.Delete(file);
            File.Delete(file + ".out");
        }
    }

    private static void AppendConstraint(StringBuilder text, MatrixRow row, string sign, long bound)
    {
        text.Append(CultureInfo.InvariantCulture, $" r{row.Index}{(sign == "<=" ? "u" : "l")}: ");
        AppendSum(text, row);
        text.Append(CultureInfo.InvariantCulture, $" {sign} {bound}\n");
    }

    private static void AppendSum(StringBuilder text, MatrixRow row)
    {
        for (var k = 0; k < row.Columns.Count; k++)
            text.Append(CultureInfo.InvariantCulture, $"{(row.Coefficients[k] < 0 ? "-" : "+")} {Math.Abs(row.Coefficients[k])} x{row.Columns[k]} {(k % 12 == 11 ? "\n" : "")}");
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));
}
