// Starts only the components that the pages use; each page works without any of them.
import { Button } from "govuk-frontend/dist/govuk/components/button/button.mjs";
import { CharacterCount } from "govuk-frontend/dist/govuk/components/character-count/character-count.mjs";
import { Checkboxes } from "govuk-frontend/dist/govuk/components/checkboxes/checkboxes.mjs";
import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { NotificationBanner } from "govuk-frontend/dist/govuk/components/notification-banner/notification-banner.mjs";
import { Radios } from "govuk-frontend/dist/govuk/components/radios/radios.mjs";
import { ServiceNavigation } from "govuk-frontend/dist/govuk/components/service-navigation/service-navigation.mjs";
import { SkipLink } from "govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs";

const used = [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink];

/** Start-up that the design system usually puts inline; ours is a module so that no inline script is allowed. */
export function startComponents(): void {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  for (const Component of used) {
    for (const root of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) {
      try {
        new Component(root);
      } catch (error) {
        // One broken element must not take the others with it.
        console.error(error);
      }
    }
  }
}
