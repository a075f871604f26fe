using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Breakwater.Cli.Link;

/// <summary>What a link command did: counts, stage timings, memory and accuracy, for people or as one JSON object.</summary>
internal sealed class LinkReport(bool json)
{
    private readonly List<(string Name, double Wall, double Cpu)> stages = [];
    private readonly Stopwatch wall = Stopwatch.StartNew();
    private readonly bool bar = !json && !Console.IsErrorRedirected;
    private string stage = "";
    private double stageWall;
    private double stageCpu;
    private int shown = -1;

    /// <summary>Anything else worth reporting, in order.</summary>
    public JsonObject Content { get; } = [];

    public int Rejected { get; set; }

    /// <summary>Called as work advances; a new name ends the stage before it.</summary>
    public void Advance(string name, double share)
    {
        lock (stages)
        {
            if (name != stage)
            {
                Close();
                stage = name;
            }

            var percent = (int)(share * 100);
            if (bar && percent != shown)
            {
                shown = percent;
                var filled = percent / 4;
                Console.Error.Write($"\r{name,-12} [{new string('#', filled)}{new string('.', 25 - filled)}] {percent,3} %");
            }
        }
    }

    /// <summary>A remark for the person at the terminal.</summary>
    public void Note(string text)
    {
        ClearBar();
        Console.Error.WriteLine(text);
    }

    /// <summary>Ends the last stage and prints everything.</summary>
    public void Print(IEnumerable<string> lines)
    {
        Advance("", 0);
        ClearBar();
        if (json)
        {
            Content["rejected_rows"] = Rejected;
            Content["stages"] = new JsonArray([.. stages.Select(s => (JsonNode)new JsonObject { ["name"] = s.Name, ["wall_s"] = Math.Round(s.Wall, 3), ["cpu_s"] = Math.Round(s.Cpu, 3) })]);
            Content["wall_s"] = Math.Round(wall.Elapsed.TotalSeconds, 3);
            Content["cpu_s"] = Math.Round(Cpu(), 3);
            Content["peak_memory_mib"] = PeakMemory();
            Console.Out.WriteLine(Content.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
            return;
        }

        foreach (var line in lines)
        {
            Console.Out.WriteLine(line);
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{wall.Elapsed.TotalSeconds:0.0} s, {Cpu():0.0} s of processor time, {PeakMemory()} MiB at most."));
    }

    private void Close()
    {
        var (nowWall, nowCpu) = (wall.Elapsed.TotalSeconds, Cpu());
        if (stage.Length > 0)
        {
            stages.Add((stage, nowWall - stageWall, nowCpu - stageCpu));
        }

        (stageWall, stageCpu, shown) = (nowWall, nowCpu, -1);
    }

    private void ClearBar()
    {
        if (bar)
        {
            Console.Error.Write("\r" + new string(' ', 50) + "\r");
        }
    }

    private static double Cpu() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1048576;
    }
}
