// A form with data-bw-autosave="URL" saves itself on our server while somebody types, never in the browser.
// A lost connection is said, nothing is cleared, and sending waits until our server can be reached again.
const pauseMs = 2000;
const answerWithinMs = 20000;

/** What somebody types in one form, on its way to our server. */
interface Draft {
  /** The last save didn't get through, or was refused. */
  failed(): boolean;
  /** Saves now; when our server can't be reached the note says the given words. True when the form may be sent: the server will say what is wrong with it. */
  save(lost?: string): Promise<boolean>;
  /** The button sends all of it: nothing more is saved beside it. */
  stop(): void;
}

export function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-bw-autosave], form[data-bw-keep]")) {
    const note = noteFor(form);
    const address = form.dataset["bwAutosave"];
    const draft = address ? saveWhileTyping(form, note, address) : undefined;

    let reached = false;
    let trying = false;
    form.addEventListener("submit", (event) => {
      if (reached || (navigator.onLine && !draft?.failed())) return draft?.stop();
      event.preventDefault();
      // The design system's double-click guard and a page's own listeners must not see a send that didn't happen.
      event.stopImmediatePropagation();
      if (trying) return;
      putByButton(form, note);
      const lost = navigator.onLine
        ? "There is no connection to us. What you typed is still here: try again in a few minutes."
        : "There is no connection. What you typed is still here: try again when you are back online.";
      if (navigator.onLine) say(note, "unsaved", "Saving…");
      else say(note, "waiting", lost);
      if (!draft) return;
      trying = true;
      const button = event.submitter;
      void draft.save(lost).then((goes) => {
        trying = false;
        if (!goes) return;
        reached = true;
        form.requestSubmit(button);
        reached = false;
      });
    });
    window.addEventListener("online", () => {
      if (note.dataset["state"] !== "waiting") return;
      if (draft) void draft.save();
      else say(note, "unsaved", "You are back online.");
    });
  }
}

function saveWhileTyping(form: HTMLFormElement, note: HTMLElement, address: string): Draft {
  let timer = 0;
  let latest = 0;
  let failed = false;
  let under: AbortController | undefined;
  form.addEventListener("input", (event) => {
    putUnderBox(event.target, note);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), pauseMs);
  });
  return { failed: () => failed, save, stop };

  // What is still under way must not come after what the button sends.
  function stop(): void {
    window.clearTimeout(timer);
    latest++;
    under?.abort();
  }

  async function save(lost = "Not saved yet: there is no connection. What you typed is still here."): Promise<boolean> {
    window.clearTimeout(timer);
    const turn = ++latest;
    const own = new AbortController();
    under = own;
    const tooLong = window.setTimeout(() => own.abort(), answerWithinMs);
    try {
      const body = new FormData(form);
      // The form's own key counts for sending it, not for keeping what is typed.
      body.delete("__once");
      // To be led elsewhere (to sign in again) is an answer, too: not a lost connection.
      const answer = await fetch(address, { method: "POST", body, credentials: "same-origin", redirect: "manual", signal: own.signal });
      if (answer.status >= 500) throw new Error(String(answer.status));
      // Said in plain words: sending it would be refused as well, and would take what was typed off the screen.
      const refusal = !answer.ok && answer.headers.get("Content-Type")?.startsWith("text/plain") ? await answer.text() : "";
      if (turn === latest) {
        failed = !answer.ok;
        if (answer.ok) say(note, "saved", `Saved at ${timeNow()}`);
        else say(note, "waiting", refusal || "Not saved. Copy what you typed, then open this page again.");
      }
      return refusal === "";
    } catch {
      if (turn === latest) {
        failed = true;
        say(note, "waiting", lost);
      }
      return false;
    } finally {
      window.clearTimeout(tooLong);
    }
  }
}

function timeNow(): string {
  return new Date().toLocaleTimeString("en-GB", { hour: "numeric", minute: "2-digit", hour12: true }).replace(/\s/g, "");
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
  // The line that counts the characters is empty until it is needed, and would stand between.
  const count = group.querySelector(":scope > .govuk-character-count__message");
  if (count) count.before(note);
  else group.append(note);
}

function say(note: HTMLElement, state: "saved" | "unsaved" | "waiting", text: string): void {
  note.dataset["state"] = state;
  note.textContent = text;
}
