// A form with data-bw-autosave="URL" saves itself on our server while somebody types, never in the browser.
// A lost connection is said, nothing is cleared, and sending waits until there is a connection again.
const pauseMs = 2000;

export function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-bw-autosave], form[data-bw-keep]")) {
    const note = noteFor(form);
    const address = form.dataset["bwAutosave"];
    if (address) saveWhileTyping(form, note, address);

    form.addEventListener("submit", (event) => {
      if (navigator.onLine) return;
      event.preventDefault();
      // The design system's double-click guard and a page's own listeners must not see a send that didn't happen.
      event.stopImmediatePropagation();
      putByButton(form, note);
      say(note, "waiting", "There is no connection. What you typed is still here: try again when you are back online.");
    });
    window.addEventListener("online", () => {
      if (note.dataset["state"] === "waiting") say(note, "unsaved", "You are back online.");
    });
  }
}

function saveWhileTyping(form: HTMLFormElement, note: HTMLElement, address: string): void {
  let timer = 0;
  let latest = 0;
  form.addEventListener("input", (event) => {
    putUnderBox(event.target, note);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), pauseMs);
  });
  // The button saves all of it: what is still under way must not come after it.
  let under: AbortController | undefined;
  form.addEventListener("submit", () => {
    window.clearTimeout(timer);
    if (!navigator.onLine) return;
    latest++;
    under?.abort();
  });

  async function save(): Promise<void> {
    const turn = ++latest;
    try {
      const body = new FormData(form);
      // The form's own key counts for sending it, not for keeping what is typed.
      body.delete("__once");
      under = new AbortController();
      const answer = await fetch(address, { method: "POST", body, credentials: "same-origin", redirect: "error", signal: under.signal });
      if (turn !== latest) return;
      if (!answer.ok) return say(note, "waiting", "Not saved. Copy what you typed, then open this page again.");
      const time = new Date().toLocaleTimeString("en-GB", { hour: "numeric", minute: "2-digit", hour12: true });
      say(note, "saved", `Saved at ${time.replace(/\s/g, "")}`);
    } catch {
      if (turn === latest) say(note, "waiting", "Not saved yet: there is no connection. What you typed is still here.");
    }
  }
}

function noteFor(form: HTMLFormElement): HTMLElement {
  const there = form.querySelector<HTMLElement>(".bw-saved");
  if (there) return there;
  const note = document.createElement("p");
  note.className = "bw-saved";
  note.setAttribute("role", "status");
  putByButton(form, note);
  return note;
}

function putByButton(form: HTMLFormElement, note: HTMLElement): void {
  const button = form.querySelector(":scope > .govuk-button-group, :scope > .govuk-button") ?? form.querySelector(".govuk-button-group, .govuk-button");
  if (button) button.before(note);
  else form.append(note);
}

// Where somebody types they look, and a phone shows little else. Moved before it speaks, so that it is read out where it stands.
function putUnderBox(typedIn: EventTarget | null, note: HTMLElement): void {
  if (!(typedIn instanceof Element)) return;
  // The boxes of a date are groups of their own within theirs.
  const group = (typedIn.closest(".govuk-date-input") ?? typedIn).closest(".govuk-form-group, .bw-signs");
  if (!group || note.parentElement === group) return;
  // "Saved at" was said of another box.
  if (note.dataset["state"] === "saved") say(note, "unsaved", "");
  group.append(note);
}

function say(note: HTMLElement, state: "saved" | "unsaved" | "waiting", text: string): void {
  note.dataset["state"] = state;
  note.textContent = text;
}
