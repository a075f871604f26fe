using System.Text;

namespace Breakwater.Kernel.Log;

/// <summary>
/// The second place: a text file with one signed checkpoint on each line, only ever added to. Any text tool can read,
/// copy or post it.
/// </summary>
public static class CheckpointFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Adds one line and has it on the disk before returning. Mends a last line that a crash cut short.</summary>
    public static void Append(string path, SignedCheckpoint checkpoint)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        MendLastLine(file, path);
        file.Seek(0, SeekOrigin.End);
        file.Write(Utf8.GetBytes(checkpoint.Line + "\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>Reads all lines in order; blank lines and lines that begin with '#' are passed over.</summary>
    /// <exception cref="CheckpointFormatException">The first line that can't be read, by file and line number.</exception>
    public static IReadOnlyList<SignedCheckpoint> Read(string path) => Parse(File.ReadAllText(path, Utf8), path);

    /// <summary>Reads text that stands in, or came from, a file called <paramref name="name"/>.</summary>
    /// <exception cref="CheckpointFormatException">The first line that can't be read, by file and line number.</exception>
    public static IReadOnlyList<SignedCheckpoint> Parse(string text, string name)
    {
        var read = new List<SignedCheckpoint>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var plain = line.TrimEnd('\r');
            if (plain.Length == 0 || plain[0] == '#') continue;
            read.Add(SignedCheckpoint.Parse(plain, $"{name}, line {number}"));
        }

        return read;
    }

    /// <summary>
    /// The newest checkpoint of the program's own file; null where there is none. A last line that a crash cut short is passed over,
    /// as <see cref="Append"/> will take it away.
    /// </summary>
    /// <exception cref="CheckpointFormatException">Another line can't be read, by file and line number.</exception>
    public static SignedCheckpoint? Newest(string path)
    {
        if (!File.Exists(path)) return null;
        var text = File.ReadAllText(path, Utf8);
        var start = text.LastIndexOf('\n') + 1;
        return Parse(start == text.Length || IsWhole(text[start..], path) ? text : text[..start], path) is [.., var newest] ? newest : null;
    }

    /// <summary>Said before something is stored that the file has to say as well.</summary>
    /// <exception cref="InvalidOperationException">The file can't be written; the message says what to do.</exception>
    public static void MustBeWritable(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new InvalidOperationException($"The file of checkpoints \"{path}\" can't be written: {fault.Message.TrimEnd('.')}. Make it and its folder writable for the user that runs Breakwater.", fault);
        }
    }

    private static void MendLastLine(FileStream file, string path)
    {
        if (file.Length == 0) return;
        file.Seek(-1, SeekOrigin.End);
        if (file.ReadByte() == '\n') return;

        var text = new byte[file.Length];
        file.Seek(0, SeekOrigin.Begin);
        file.ReadExactly(text);
        var start = text.AsSpan().LastIndexOf((byte)'\n') + 1;
        if (IsWhole(Utf8.GetString(text.AsSpan(start)), path))
        {
            file.Seek(0, SeekOrigin.End);
            file.WriteByte((byte)'\n');
        }
        // A crash in the middle of a write left half a line: it never was a checkpoint.
        else file.SetLength(start);
    }

    /// <summary>Whether a line that lacks its end lacks nothing else.</summary>
    private static bool IsWhole(string line, string path)
    {
        try
        {
            SignedCheckpoint.Parse(line, path);
            return true;
        }
        catch (CheckpointFormatException)
        {
            return false;
        }
    }
}
