namespace Breakwater.Linkage;

/// <summary>The work would need more memory than allowed; thrown before the memory is taken.</summary>
public sealed class MemoryLimitException(string message) : Exception(message);
