namespace Breakwater.Safeguarding.Concerns;

/// <summary>How a concern reached us.</summary>
public enum Channel
{
    PublicForm,
    ProfessionalForm,
    SchoolLink,
    Telephone,
    Email,
    WalkIn,
}

/// <summary>What was promised to whoever told us.</summary>
public enum Promise
{
    Anonymous,
    Confidential,
    Named,
}

public enum Urgency
{
    Routine,
    Soon,
    Now,
}
