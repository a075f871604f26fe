namespace Breakwater.Cli.Figures;

/// <summary>The output folder: written beside its place under another name and renamed when it is whole.</summary>
internal sealed class ReleaseFolder
{
    private readonly string _target;
    private readonly string _draft;

    public ReleaseFolder(string target)
    {
        _target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        if (File.Exists(_target) || (Directory.Exists(_target) && Directory.EnumerateFileSystemEntries(_target).Any()))
            throw new SpecificationException($"{target} isn't empty; a release is never written over another. Give a new folder.");
        _draft = $"{_target}.unfinished";
        RequireWritable(target);
    }

    // Tried before the work is done, so that nobody waits for a release that can't be written.
    private void RequireWritable(string target)
    {
        try
        {
            Directory.CreateDirectory(_draft);
            Directory.Delete(_draft, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SpecificationException($"{target} can't be made ({fault.Message}); give --out a folder in which you may write.", fault);
        }
    }

    /// <summary>Writes files, the names beginning with publish/ or keep/, and puts the folder in place at once.</summary>
    public void Write(IEnumerable<(string Name, string Text)> files, Action beforePlacing)
    {
        if (Directory.Exists(_draft)) Directory.Delete(_draft, recursive: true);
        try
        {
            Directory.CreateDirectory(Path.Combine(_draft, "publish"));
            MakePrivate(Path.Combine(_draft, "keep"));
            foreach (var (name, text) in files) File.WriteAllText(Path.Combine(_draft, name), text);
            if (Directory.Exists(_target)) Directory.Delete(_target);
            beforePlacing();
            Directory.Move(_draft, _target);
        }
        finally
        {
            if (Directory.Exists(_draft)) Directory.Delete(_draft, recursive: true);
        }
    }

    /// <summary>Makes a folder that only its owner may open (mode 0700).</summary>
    public static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(folder, Owner);
        File.SetUnixFileMode(folder, Owner);
    }
}
