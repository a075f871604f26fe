using System.Diagnostics;

namespace Breakwater.House.Tests;

/// <summary>
/// On a machine that lacks what they need, <c>./run</c> and <c>./test</c> say what to install, and neither install nor build.
/// A copy of the script is started on a path that holds a shell's own tools and made-up programs alone, which note what they are asked.
/// </summary>
public sealed class MissingToolsTests : IDisposable
{
    private static readonly string[] OfTheShell = ["bash", "dirname", "grep", "sed", "tr"];
    private static readonly string[] AskedForVersions = ["dotnet --list-sdks", "node --version"];
    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-lacking-").FullName;

    private string OnPath => Path.Combine(_folder, "path");

    private string Asked => Path.Combine(_folder, "asked");

    [Theory]
    [InlineData("run", null, "v22.11.0", true, "the .NET SDK 10 is needed and 'dotnet' is not on the path. Install it from https://dot.net and start again.")]
    [InlineData("run", "8.0.404 [/sdk]", "v22.11.0", true, "the .NET SDK 10 is needed; found: 8.0.404 [/sdk]; Install it from https://dot.net and start again.")]
    [InlineData("run", "10.0.100 [/sdk]", null, false, "Node.js 20 or newer is needed and 'node' is not on the path. Install it from https://nodejs.org, npm comes with it, and start again.")]
    [InlineData("run", "10.0.100 [/sdk]", "v18.19.0", true, "Node.js 20 or newer is needed; this is v18.19.0. Install a newer one from https://nodejs.org and start again.")]
    [InlineData("run", "10.0.100 [/sdk]", "v20.0.0", false, "npm is needed and is not on the path. It comes with Node.js from https://nodejs.org; Debian has it as a package of its own, npm. Install it and start again.")]
    [InlineData("test", null, "v22.11.0", true, "the .NET SDK 10 is needed and 'dotnet' is not on the path. Install it from https://dot.net.")]
    [InlineData("test", "8.0.404 [/sdk]", "v22.11.0", true, "the .NET SDK 10 is needed; found: 8.0.404 [/sdk]; Install it from https://dot.net.")]
    [InlineData("test", "10.0.100 [/sdk]", null, false, "Node.js 20 or newer is needed and 'node' is not on the path. Install it from https://nodejs.org; npm comes with it.")]
    [InlineData("test", "10.0.100 [/sdk]", "v18.19.0", true, "Node.js 20 or newer is needed; this is v18.19.0. Install a newer one from https://nodejs.org.")]
    [InlineData("test", "10.0.100 [/sdk]", "v20.0.0", false, "npm is needed and is not on the path. It comes with Node.js from https://nodejs.org; Debian has it as a package of its own, npm.")]
    public async Task A_script_says_what_to_install_and_does_nothing_else(string script, string? sdk, string? node, bool npm, string says)
    {
        Directory.CreateDirectory(OnPath);
        foreach (var tool in OfTheShell) File.CreateSymbolicLink(Path.Combine(OnPath, tool), Found(tool));
        await Put("apt-get", "");
        if (sdk is not null) await Put("dotnet", sdk);
        if (node is not null) await Put("node", node);
        if (npm) await Put("npm", "10.9.0");
        var house = Directory.CreateDirectory(Path.Combine(_folder, "house")).FullName;
        File.Copy(Path.Combine(Repository.Root, script), Path.Combine(house, script));

        var start = new ProcessStartInfo(Path.Combine(OnPath, "bash"), [Path.Combine(house, script)]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PATH"] = OnPath;
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        (await wrong).ShouldBe($"{script}: {says}\n");
        process.ExitCode.ShouldBe(script == "run" ? 2 : 1);
        (await said).ShouldBe(script == "run" ? "" : "0 passed, 1 failed\n");
        (File.Exists(Asked) ? await File.ReadAllLinesAsync(Asked) : []).Except(AskedForVersions).ShouldBeEmpty("it asks for versions, and installs and builds nothing");
        Directory.GetFileSystemEntries(house).Select(f => Path.GetFileName(f)).ShouldBe([script]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // A program that answers with its version whatever it is asked, and notes it.
    private async Task Put(string program, string answer)
    {
        var file = Path.Combine(OnPath, program);
        await File.WriteAllTextAsync(file, $"#!{Found("bash")}\nprintf '%s\\n' \"{program} $*\" >>'{Asked}'\nprintf '%s\\n' '{answer}'\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string Found(string tool) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, tool)).First(File.Exists);
}
