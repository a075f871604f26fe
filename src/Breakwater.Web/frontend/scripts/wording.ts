// A gentle word on wording for staff as they type: the list comes with the page, nothing is sent anywhere and nothing is
// blocked. Patterns as in WordingList.Pattern: whole words, a star for any ending, three dots for up to three other words.
interface Wording { a: string[]; p: string }

export function hintAtWording(): void {
  const list = document.querySelector<HTMLElement>("[data-bw-wording-list]");
  if (!list) return;
  const wordings = (JSON.parse(list.dataset["bwWordingList"] ?? "[]") as Wording[])
    .flatMap((wording) => wording.a.map((phrase) => ({ pattern: patternOf(phrase), prefer: wording.p })));
  for (const place of document.querySelectorAll<HTMLElement>("[data-bw-wording-for]")) {
    const box = document.getElementById(place.dataset["bwWordingFor"] ?? "");
    if (!(box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement)) continue;
    let timer = 0;
    box.addEventListener("input", () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => show(place, box.value, wordings), 600);
    });
  }
}

function show(place: HTMLElement, text: string, wordings: { pattern: RegExp; prefer: string }[]): void {
  const hints = new Map<string, string>();
  for (const { pattern, prefer } of wordings) {
    const found = pattern.exec(text);
    if (found) hints.set(found[0].toLowerCase(), prefer);
  }
  place.hidden = hints.size === 0;
  place.replaceChildren();
  if (hints.size === 0) return;
  const lead = document.createElement("p");
  lead.className = "govuk-body-s";
  lead.textContent = "You may want other words. Nothing stops you from sending this.";
  const lines = document.createElement("ul");
  for (const [written, prefer] of hints) {
    const line = document.createElement("li");
    line.textContent = `“${written}”: ${prefer}`;
    lines.append(line);
  }
  place.append(lead, lines);
}

function patternOf(phrase: string): RegExp {
  const words = phrase.split(" ").filter((word) => word.length > 0);
  let pattern = "(?<![\\p{L}\\p{N}])";
  words.forEach((word, at) => {
    if (word === "...") {
      pattern += "(?:\\s+\\S+){0,3}?";
      return;
    }
    if (at > 0) pattern += "\\s+";
    const plain = word.replace(/\*$/, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    pattern += word.endsWith("*") ? plain + "[\\p{L}]*" : plain;
  });
  return new RegExp(pattern + "(?![\\p{L}\\p{N}])", "iu");
}
