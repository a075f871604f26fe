namespace Breakwater.Cli.Figures;

/// <summary>The output folder: written beside its place under another name and renamed when it is whole.</summary>
internal sealed class ReleaseFolder
{
    private readonly string _target;
    private readonly string _draft;

    public ReleaseFolder(string target)
    {
        _target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        WritableFolder.Require(Path.GetDirectoryName(_target) ?? _target, target, "--out");
        if (Directory.Exists(_target)) WritableFolder.Require(_target, target, "--out");
        if (File.Exists(_target) || (Directory.Exists(_target) && Directory.EnumerateFileSystemEntries(_target).Any()))
            throw new SpecificationException($"{target} isn't empty; a release is never written over another. Give a new folder.");
        _draft = $"{_target}.unfinished";
    }

    /// <summary>Writes files, the names beginning with publish/ or keep/, and puts the folder in place at once.</summary>
    /// <param name="files">The files.</param>
    /// <param name="beforePlacing">What must be remembered before anybody can read the folder; gives back how to undo that.</param>
    public void Write(IEnumerable<(string Name, string Text)> files, Func<Action> beforePlacing)
    {
        if (Directory.Exists(_draft)) Directory.Delete(_draft, recursive: true);
        try
        {
            Directory.CreateDirectory(Path.Combine(_draft, "publish"));
            MakePrivate(Path.Combine(_draft, "keep"));
            foreach (var (name, text) in files) File.WriteAllText(Path.Combine(_draft, name), text);
            var undo = beforePlacing();
            try
            {
                if (Directory.Exists(_target)) Directory.Delete(_target);
                Directory.Move(_draft, _target);
            }
            catch
            {
                undo();
                throw;
            }
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
