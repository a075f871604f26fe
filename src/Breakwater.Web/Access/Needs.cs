namespace Breakwater.Web.Access;

/// <summary>
/// The one ability that an endpoint needs: a code of <c>config/abilities.yaml</c>. An endpoint with neither this nor
/// <see cref="OpenToAllAttribute"/> answers nobody, and a test fails.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(string ability) : Attribute
{
    public string Ability { get; } = ability;
}

/// <summary>A page for the public: no sign-in, no record of anybody.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToAllAttribute : Attribute;
