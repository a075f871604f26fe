using System.CommandLine;

namespace Breakwater.Cli.Link;

/// <summary>"breakwater link": which records are the same person?</summary>
public static class LinkCommand
{
    public static Command Create() => new("link", "Find records of the same person, in one file or between two.")
    {
        DedupeVerb.Create(),
        PairVerb.Create(),
        TrainVerb.Create(),
        QueryVerb.Create(),
        EvaluateVerb.Create(),
        ExplainVerb.Create(),
    };
}
