namespace Breakwater.Kernel.Configuration;

/// <summary>Configuration that can't be used: which file, which line, why and what to do. Start-up stops here.</summary>
public sealed class ConfigurationFault(string file, long line, string reason)
    : Exception(line > 0 ? $"{file}, line {line}: {reason}" : $"{file}: {reason}")
{
    public string File { get; } = file;

    public long Line { get; } = line;

    public string Reason { get; } = reason;
}
