namespace Breakwater.Web.Pages.Papers;

/// <summary>A choice in the review: radio buttons or a list beside one element.</summary>
/// <param name="Key">Key of the answer.</param>
/// <param name="Question">What is asked; read out where it isn't drawn.</param>
/// <param name="Options">Values with their words.</param>
/// <param name="Chosen">What was said, or null.</param>
/// <param name="Small">A list with a hidden label, for the many.</param>
public sealed record Choose(string Key, string Question, IReadOnlyList<(string Value, string Words)> Options, string? Chosen, bool Small = false)
{
    public string Name => ReviewModel.Prefix + Key;

    public string Id => "c-" + Key.Replace(':', '-').Replace('.', '-');
}
