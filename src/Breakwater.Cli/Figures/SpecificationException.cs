namespace Breakwater.Cli.Figures;

/// <summary>A file that an analyst wrote is wrong; the message names the file and the line.</summary>
internal sealed class SpecificationException : Exception
{
    public SpecificationException(string message) : base(message) { }

    public SpecificationException(string file, long line, string message) : base($"{Path.GetFileName(file)} line {line}: {message}") { }

    public SpecificationException(string message, Exception inner) : base(message, inner) { }

    public SpecificationException() { }
}
