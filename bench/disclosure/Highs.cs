using System.Diagnostics;
using System.Globalization;

namespace Breakwater.Disclosure.Bench;

/// <summary>HiGHS on a programme in CPLEX LP format: the program itself, or the copy inside Python's SciPy, which reads the file by a few lines of its own.</summary>
public static class Highs
{
    private const string Reader = """
        import re, sys
        import numpy, scipy.sparse
        from scipy.optimize import linprog
        text = open(sys.argv[1]).read()
        head, body = text.split('Subject To')
        def terms(part):
            return [(int(sign + weight), int(x)) for sign, weight, x in re.findall(r'([+-]) (\d+) x(\d+)', part)]
        rows, bounds = [], []
        for part, sign, bound in re.findall(r'r\d+[ul]:(.*?)(<=|>=) (-?\d+)', body, re.S):
            turn = 1 if sign == '<=' else -1
            rows.append([(turn * weight, x) for weight, x in terms(part)])
            bounds.append(turn * int(bound))
        goal = terms(head)
        width = 1 + max(x for row in rows + [goal] for _, x in row)
        entries = [(weight, r, x) for r, row in enumerate(rows) for weight, x in row]
        a = scipy.sparse.csr_matrix(([e[0] for e in entries], ([e[1] for e in entries], [e[2] for e in entries])), (len(rows), width))
        c = numpy.zeros(width)
        for weight, x in goal: c[x] += weight
        turn = -1 if head.startswith('Maximize') else 1
        found = linprog(turn * c, A_ub=a, b_ub=bounds, method='highs')
        print(turn * found.fun if found.status == 0 else 'none')
        """;

    private static readonly string? Python = new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(program => Answer(program, "-c", "import scipy.optimize") is not null);

    /// <summary>Whether SciPy's HiGHS is on this machine.</summary>
    public static bool IsInstalled => Python is not null;

    /// <summary>The optimum of a programme; null when it has none.</summary>
    public static double? Solve(string programme)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, programme);
            var answer = Answer(Python!, "-c", Reader, file)?.Trim() ?? throw new InvalidOperationException("SciPy couldn't read the programme.");
            return answer == "none" ? null : double.Parse(answer, CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // What a program prints; null when it isn't there or fails.
    private static string? Answer(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
