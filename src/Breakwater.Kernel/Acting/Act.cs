using Breakwater.Kernel.Ids;

namespace Breakwater.Kernel.Acting;

/// <summary>Who acts: the four kinds that can change or open anything.</summary>
public enum ActorKind
{
    /// <summary>A signed-in practitioner, named.</summary>
    Worker,

    /// <summary>A member of the public who holds a receipt, or who is sending a report now. Never a name.</summary>
    Reporter,

    /// <summary>The system, by a named job.</summary>
    Job,

    /// <summary>An operator at the command line.</summary>
    Operator,
}

/// <summary>The actor of an <see cref="Act"/>. <paramref name="Key"/> is the worker's id, the job's name or the command.</summary>
public sealed record Actor(ActorKind Kind, string Key, string Name)
{
    public static Actor Reporter { get; } = new(ActorKind.Reporter, "reporter", "The person who told us");

    public static Actor Job(string name) => new(ActorKind.Job, name, "Breakwater");

    public static Actor Operator(string command) => new(ActorKind.Operator, command, "Operator");
}

/// <summary>
/// One lawful thing that somebody does: who, for which agency, what for, on what basis, why and when.
/// Every change and every opening of a person's record happens inside one. <paramref name="Purpose"/> and
/// <paramref name="Basis"/> are codes of the partnership's configuration (<c>config/lawful-bases.yaml</c>).
/// <paramref name="Reason"/> is typed only where it is evidence.
/// </summary>
public sealed record Act(
    Id<Act> Id, Actor Actor, string Agency, string Purpose, string Basis, string? Reason, DateTime At);

/// <summary>Thrown when something would be changed or opened with no Act open: a defect of the program, never of a user.</summary>
public sealed class ActMissingException(string message) : InvalidOperationException(message);
