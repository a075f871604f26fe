// "Exit this page". The link works alone: the server forgets the draft and sends the reader elsewhere.
// With script the page is blanked at once and replaced in the history, even when our server is slow or gone.
const pressesNeeded = 3;
const pressWithinMs = 1500;

export function watchForLeaving(): void {
  const link = document.querySelector<HTMLAnchorElement>("a[data-bw-exit]");
  if (!link) return;

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link);
  });

  let presses = 0;
  let lastPress = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      presses = 0;
      return;
    }
    if (event.repeat) return;
    presses = event.timeStamp - lastPress <= pressWithinMs ? presses + 1 : 1;
    lastPress = event.timeStamp;
    if (presses >= pressesNeeded) leave(link);
  });

  // A page kept whole in memory would come back with Back, typed words and all.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
}

function leave(link: HTMLAnchorElement): void {
  document.documentElement.classList.add("bw-leaving");
  document.title = " ";
  for (const form of document.forms) form.reset();
  // Outlives the page; the answer's Clear-Site-Data counts although nobody reads it.
  fetch(link.href, { keepalive: true, redirect: "manual", credentials: "same-origin", cache: "no-store" }).catch(() => undefined);
  window.location.replace(link.dataset["bwExit"] ?? link.href);
}
