using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Web.Appearance.Fields;

/// <summary>The date must be given; the message says what to enter.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DateNeededAttribute(string message) : ValidationAttribute(message)
{
    /// <summary>What the page says when the date is missing.</summary>
    public string Message { get; } = message;

    public override bool IsValid(object? value) => value is TypedDate { IsEmpty: false };
}

/// <summary>The date can't be after today, as counted in London.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class NotInFutureAttribute : ValidationAttribute
{
    public override bool RequiresValidationContext => true;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        ArgumentNullException.ThrowIfNull(validationContext);
        var now = validationContext.GetRequiredService<TimeProvider>().GetUtcNow();
        var today = DateOnly.FromDateTime(SpokenTime.InLondon(now.UtcDateTime));
        return value is TypedDate { Value: { } date } && date > today
            ? new ValidationResult($"{validationContext.DisplayName} must be today or earlier")
            : ValidationResult.Success;
    }
}
