// The design system ships no types. What we use of it: a class that takes over an element.
declare module "govuk-frontend/*" {
  const component: { new (root: Element): unknown; moduleName: string };
  export const Button: typeof component;
  export const CharacterCount: typeof component;
  export const Checkboxes: typeof component;
  export const ErrorSummary: typeof component;
  export const NotificationBanner: typeof component;
  export const Radios: typeof component;
  export const ServiceNavigation: typeof component;
  export const SkipLink: typeof component;
}
