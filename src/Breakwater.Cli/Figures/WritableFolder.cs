namespace Breakwater.Cli.Figures;

/// <summary>Tries whether a folder can be made or written to before any work is done, and leaves nothing behind.</summary>
internal static class WritableFolder
{
    /// <summary>Throws when the folder can't be made or nothing can be made in it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="asked">What the user asked for, for the message.</param>
    /// <param name="option">The option by which they did.</param>
    public static void Require(string folder, string asked, string option)
    {
        var place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        while (!Directory.Exists(place))
        {
            if (File.Exists(place)) throw Refused(asked, option, $"{place} is a file", null);
            place = Path.GetDirectoryName(place) ?? throw Refused(asked, option, "no folder above it is there", null);
        }
        try
        {
            _ = Directory.EnumerateFileSystemEntries(place).Any();
            var probe = Path.Combine(place, $".breakwater-{Path.GetRandomFileName()}");
            Directory.CreateDirectory(probe);
            Directory.Delete(probe);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var user = OperatingSystem.IsWindows() ? Environment.UserName : $"'{Environment.UserName}'";
            throw Refused(asked, option, fault is UnauthorizedAccessException ? $"the user {user} may not read and write in {place}" : fault.Message, fault);
        }
    }

    private static SpecificationException Refused(string asked, string option, string why, Exception? fault)
    {
        var message = $"{asked} can't be written: {why}. Give {option} a folder in which you may write, or have the right to read and write there given to you. Nothing was released.";
        return fault is null ? new SpecificationException(message) : new SpecificationException(message, fault);
    }
}
