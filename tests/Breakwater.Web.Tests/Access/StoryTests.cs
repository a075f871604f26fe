using System.Net;
using Breakwater.Web.Pages.SignIn;
using Breakwater.Web.Tests.Servers;

namespace Breakwater.Web.Tests.Access;

/// <summary>A newcomer follows a guided story from person to person without going back to the first page.</summary>
public sealed class StoryTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    [Fact]
    public void Each_step_names_somebody_of_the_demonstration()
    {
        foreach (var step in Story.All.SelectMany(s => s.Steps)) county.Site.People[step.Who].Name.ShouldBe(step.Name);
    }

    [Fact]
    public async Task Every_step_leads_to_a_page_that_its_person_may_open_and_on_to_the_next()
    {
        foreach (var story in Story.All)
        {
            using var visitor = county.Site.Visitor();
            await visitor.Get("/sign-in");
            await visitor.Post("/sign-in", ("who", county.Site.People[story.Steps[0].Who].Id.ToString()), ("Back", story.Steps[0].Path));
            foreach (var (step, next) in story.Steps.Zip(story.Steps.Skip(1).Append(null)))
            {
                var page = await visitor.Get(step.Path);
                page.Status.ShouldBe(HttpStatusCode.OK, $"{step.Name} at {step.Path}");
                page.Page.QuerySelector(".bw-story")!.TextContent.ShouldContain(step.Do);
                if (next is null) break;
                page.Page.QuerySelector($".bw-story button[value='{next.Who}']").ShouldNotBeNull();
                (await visitor.Post("/sign-in?handler=Next", ("next", next.Who), ("Back", next.Path))).Location.ShouldBe(next.Path);
            }
        }
    }

    [Fact]
    public async Task Only_somebody_of_a_story_is_walked_in_as_by_name()
    {
        using var visitor = county.Site.Visitor();
        await visitor.Get("/sign-in");
        (await visitor.Post("/sign-in?handler=Next", ("next", "piotr.zielak"))).Location.ShouldStartWith("/sign-in");
        (await visitor.Get("/desk")).Status.ShouldBe(HttpStatusCode.Redirect);
    }
}
