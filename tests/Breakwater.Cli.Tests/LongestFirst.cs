using Breakwater.Cli.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Breakwater.Cli.Tests;

/// <summary>The classes that take longest begin first, so that at the end nothing waits for the last of them alone.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
        [nameof(BadCircumstancesTests), nameof(FirstStartKilledTests), nameof(KilledTests), nameof(NamesInLogsTests), nameof(TamperedDatabaseTests), nameof(UserAddTests), nameof(FirstDayTests)];

    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections) where T : ITestCollection =>
        [.. testCollections.OrderBy(c => Array.FindIndex(Long, name => c.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is var at and >= 0 ? at : Long.Length)
            .ThenBy(c => c.UniqueID, StringComparer.Ordinal)];
}
