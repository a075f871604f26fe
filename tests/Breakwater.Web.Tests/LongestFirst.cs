using Breakwater.Web.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Breakwater.Web.Tests;

/// <summary>The collections that take minutes begin first, so that at the end no core waits for the other's last long one.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = ["SecondBrowser", "OneBrowser", "PlantedOnce"];

    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections) where T : ITestCollection =>
        [.. testCollections.OrderBy(c => Array.FindIndex(Long, name => c.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is var at and >= 0 ? at : Long.Length)
            .ThenBy(c => c.UniqueID, StringComparer.Ordinal)];
}
