using System.Text;

namespace Breakwater.Cli.Tests;

/// <summary>
/// What a command prints that runs inside the test's own process: the console of each test is its own, so that tests may
/// run beside each other.
/// </summary>
internal sealed class Printed : TextWriter
{
    private static readonly AsyncLocal<StringBuilder?> OutHere = new(), ErrorHere = new();
    private readonly AsyncLocal<StringBuilder?> _here;
    private readonly TextWriter _elsewhere;

    static Printed()
    {
        Console.SetOut(new Printed(OutHere, Console.Out));
        Console.SetError(new Printed(ErrorHere, Console.Error));
    }

    private Printed(AsyncLocal<StringBuilder?> here, TextWriter elsewhere) => (_here, _elsewhere) = (here, elsewhere);

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Runs a command of the program here, as <c>breakwater TOLD…</c> would.</summary>
    public static async Task<Ended> By(string[] told)
    {
        var (said, wrong) = (OutHere.Value = new StringBuilder(), ErrorHere.Value = new StringBuilder());
        var code = await Commands.Run(told);
        return new Ended(code, said.ToString(), wrong.ToString());
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        if (_here.Value is not { } text) _elsewhere.Write(value);
        else lock (text) text.Append(value);
    }

    public override void WriteLine(string? value) => Write(value + Environment.NewLine);
}
