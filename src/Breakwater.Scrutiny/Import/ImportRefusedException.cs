namespace Breakwater.Scrutiny.Import;

/// <summary>Why a file could not be read at all.</summary>
public enum RefusalReason
{
    Empty,
    TooLarge,
    PasswordProtected,
    Scanned,
    Damaged,
    WrongFormat,
    UnsafeXml,
    ZipBomb,
    ToolMissing,
    NothingToRead,
}

/// <summary>The file is turned away whole; the message tells an officer what is wrong and what to do next.</summary>
public sealed class ImportRefusedException : Exception
{
    public ImportRefusedException(RefusalReason reason, string message)
        : base(message) => Reason = reason;

    public RefusalReason Reason { get; }
}
