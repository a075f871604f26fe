// The decision panel shows only the boxes that the chosen decision asks for, and only teams that may be given it.
// Without script all boxes stand there, with a hint that says when each is needed.
export function followDecisions(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-bw-decide]")) {
    form.addEventListener("change", () => fit(form));
    fit(form);
  }
}

function fit(form: HTMLFormElement): void {
  const chosen = form.querySelector<HTMLInputElement>("input[type=radio][data-needs]:checked");
  const needs = (chosen?.dataset["needs"] ?? "").split(" ");
  const agencies = (chosen?.dataset["to"] ?? "").split(" ").filter((code) => code.length > 0);
  const lawful = form.querySelector("[data-bw-lawful]");
  // What somebody chose on the line is what is recorded, whatever the step would set.
  const own = Array.from(form.querySelectorAll<HTMLSelectElement>("select[name='In.Purpose'], select[name='In.Basis']"));
  if (lawful && chosen?.dataset["lawful"] && own.every((choice) => choice.value === "")) lawful.textContent = chosen.dataset["lawful"];
  for (const part of form.querySelectorAll<HTMLElement>("[data-bw-need]")) part.hidden = !needs.includes(part.dataset["bwNeed"] ?? "");
  for (const group of form.querySelectorAll<HTMLOptGroupElement>("optgroup[data-agency]")) {
    const fits = agencies.length === 0 || agencies.includes(group.dataset["agency"] ?? "");
    group.hidden = !fits;
    group.disabled = !fits;
    if (!fits) for (const option of group.querySelectorAll("option")) option.selected = false;
  }
}
