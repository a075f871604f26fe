using Breakwater.Testing;

namespace Breakwater.Web.Tests.Professional;

/// <summary>Somebody who fills in the professional form, signed in or by a school's link.</summary>
public sealed class Partner(Visitor visitor, string root) : IDisposable
{
    public Visitor Visitor { get; } = visitor;

    public static readonly (string, string)[] Who = [("Answers.About", "child"), ("Answers.Name", "Rafe Tully"), ("Answers.School", "Calder High School")];
    public static readonly (string, string)[] Worry = [("Answers.Urgency", "soon"), ("Answers.Words", "He came in with a second phone and would not say whose it is."), ("Answers.Area", "port-calder"), ("Answers.Signs", "C20")];
    public static readonly (string, string)[] Told = [("Answers.PersonKnows", "agrees"), ("Answers.ParentsKnow", "unaware"), ("Answers.ParentsSay", "The school rings the mother tomorrow")];

    /// <summary>Opens a section, fills it in and saves it.</summary>
    public async Task<Answer> Saves(string section, params (string, string)[] fields)
    {
        await Visitor.Get($"{root}/{section}");
        return await Visitor.Post($"{root}/{section}", fields);
    }

    public async Task<Answer> Sends()
    {
        await Visitor.Get(root);
        return await Visitor.Post(root + "?handler=Send");
    }

    public void Dispose() => Visitor.Dispose();
}
