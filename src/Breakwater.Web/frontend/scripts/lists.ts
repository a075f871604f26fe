// j and k walk a worklist, Enter opens what has the focus (a plain link). Only while the focus is inside
// the list, so that a single key never surprises somebody who speaks to their computer (WCAG 2.1.4). A second
// skip link leads there from the top of the page.
export function walkLists(): void {
  const lists = document.querySelectorAll<HTMLElement>("[data-bw-list]");
  if (lists[0]) leadTo(lists[0]);
  for (const list of lists) {
    list.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      move(list, step);
    });
  }
}

function leadTo(list: HTMLElement): void {
  const skip = document.querySelector<HTMLAnchorElement>(".govuk-skip-link");
  if (!skip) return;
  list.id ||= "bw-list";
  const link = document.createElement("a");
  link.href = `#${list.id}`;
  link.className = "govuk-skip-link";
  link.textContent = "Skip to the list, where j and k move down and up";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    list.focus();
    move(list, 1);
  });
  skip.after(link);
}

function move(list: HTMLElement, step: number): void {
  const links = [...list.querySelectorAll("[data-bw-item]")].flatMap((item) => {
    const link = item.matches("a") ? item : item.querySelector("a");
    return link instanceof HTMLAnchorElement ? [link] : [];
  });
  if (links.length === 0) return;
  const row = document.activeElement?.closest("[data-bw-item]");
  const at = links.findIndex((link) => row?.contains(link));
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1);
  links[next]?.focus();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, select, textarea, [contenteditable]") !== null;
}
