/** From the version of a document, which is any text, to that of a package (Semantic Versioning 2.0.0). */
import { prereleaseOf } from "./prerelease.js";

/** A date, whole or without its day, and what is put after it: `2024-11-05-preview`. */
const date = /^v?(\d{4})[-./_](\d{1,2})(?:[-./_](\d{1,2})(?!\d))?(?:[T ][\d:.]*Z?)?(.*)$/i;

/** `2` → `2.0.0`, `3.4.0b1` → `3.4.0-beta.1`, `2024-11-05` → `2024.11.5`, `2024-06-01-preview` → `2024.6.1-preview`. */
export function semanticVersion(version: string): string {
  const text = version.trim().slice(0, 100);
  const [, year, month, day = "0", rest = ""] = date.exec(text) ?? [];
  if (year !== undefined && isMonth(month)) return numbers([year, month, day]) + labelOf(rest);
  const [whole = "", ...parts] = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/.exec(text) ?? [];
  const release = numbers([0, 1, 2].map((index) => parts[index] ?? "0"));
  return whole === "" ? release : release + prereleaseOf(text.slice(whole.length));
}

function isMonth(month = ""): boolean {
  return Number(month) >= 1 && Number(month) <= 12;
}

/** What is said after a date, if it begins with a word. */
function labelOf(rest: string): string {
  const label = rest
    .replace(/^[^0-9A-Za-z]+/, "")
    .replace(/[^0-9A-Za-z]+/g, "-")
    .replace(/-$/, "");
  return /^[A-Za-z]/.test(label) ? `-${label}` : "";
}

function numbers(parts: readonly (string | undefined)[]): string {
  return parts.map(Number).join(".");
}
