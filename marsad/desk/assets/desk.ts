// The desk's keys. Every one of them does what a link or a form on the page does too, so nothing is lost without them.

const rows = [...document.querySelectorAll<HTMLElement>("[data-rows] > [data-row]")];
let at = -1;

// The letter by its place on the keyboard where the layout is not Latin (Arabic, Persian, Hebrew).
function letter(event: KeyboardEvent): string {
  if (/^[ -~]$/.test(event.key) || event.key.length > 1) return event.key;
  if (event.code === "Slash") return event.shiftKey ? "?" : "/";
  return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key;
}

function choose(place: number): void {
  if (!rows.length) return;
  rows[at]?.removeAttribute("aria-current");
  at = Math.max(0, Math.min(place, rows.length - 1));
  rows[at].setAttribute("aria-current", "true");
  rows[at].querySelector<HTMLElement>("[data-open]")?.focus({ preventScroll: true });
  rows[at].scrollIntoView({ block: "nearest" });
}

function follow(selector: string): boolean {
  const link = document.querySelector<HTMLAnchorElement>(selector);
  link?.click();
  return link !== null;
}

function move(step: number): void {
  if (rows.length) choose(at + step);
  else follow(step > 0 ? "a[rel=next]" : "a[rel=prev]");
}

function judge(verdict: string): void {
  const radio = document.querySelector<HTMLInputElement>(`input[name=verdict][value=${verdict}]`);
  if (radio) {
    radio.checked = true;
    document.getElementById("reason")?.focus();
    return;
  }
  const link = rows[at]?.querySelector<HTMLAnchorElement>("a[data-open]");
  if (!link?.pathname.startsWith("/findings/")) return;
  const address = new URL(link.href);
  address.searchParams.set("verdict", verdict);
  location.assign(address);
}

function search(): void {
  const field = document.querySelector<HTMLInputElement>("#find");
  field?.focus();
  field?.select();
}

function keys(): void {
  const dialog = document.querySelector<HTMLDialogElement>("#keys");
  if (dialog?.open) dialog.close();
  else dialog?.showModal();
}

const ACTIONS: Record<string, () => void> = {
  j: () => move(1),
  k: () => move(-1),
  h: () => judge("hit"),
  m: () => judge("miss"),
  w: () => judge("watch"),
  u: () => void follow("a[data-up]"),
  "/": search,
  "?": keys,
};

function writes(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "radio";
  return target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (writes(event.target)) {
    if (event.key === "Escape") (event.target as HTMLElement).blur();
    return;
  }
  const action = ACTIONS[letter(event)];
  if (!action) return;
  event.preventDefault();
  action();
});

// Opened from the inbox with a verdict chosen there: the reason is what is missing.
if (document.querySelector("input[name=verdict]:checked")) document.getElementById("reason")?.focus();
