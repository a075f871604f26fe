using Breakwater.Linkage;
using Breakwater.Linkage.Models;
using Breakwater.Linkage.Records;

namespace Breakwater.Cli.Link;

/// <summary>A link command can't go on; the message says why, in words for the person at the keyboard.</summary>
internal sealed class LinkFailure(string message) : Exception(message)
{
    /// <summary>Runs a command's work; what goes wrong ends in one clear line on standard error and exit code 2, a break in 130.</summary>
    public static async Task<int> Run(Action work, CancellationToken cancel)
    {
        try
        {
            await Task.Run(work, cancel);
            return 0;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped; nothing was written.");
            return 130;
        }
        catch (Exception e) when (e is LinkFailure or CsvFormatException or ModelException or MemoryLimitException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync("Error: " + e.Message);
            return 2;
        }
    }

    public static void CheckExists(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new LinkFailure($"there is no file '{file}'.");
        }
    }
}
