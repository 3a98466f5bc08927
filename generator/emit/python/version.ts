/** From the version of a document, which is any text, to that of a Python package (PEP 440). */

const date = /^v?(\d{4})[-./_](\d{1,2})(?:[-./_](\d{1,2}))?(?!\d)/;
const release = /^v?(\d{1,9}(?:\.\d{1,9}){0,4})(?:[-._+]?(alpha|beta|preview|pre|rc|dev|post|a|b|c)[-._]?(\d{0,9}))?/i;

const labels: Readonly<Record<string, string>> = {
  alpha: "a",
  beta: "b",
  preview: "rc",
  pre: "rc",
  c: "rc",
  dev: ".dev",
  post: ".post",
};

/** `3.4.0-beta.1` → `3.4.0b1`, `2024-11-05` → `2024.11.5`, `latest` → `0`. */
export function pythonVersion(version: string): string {
  const text = version.trim().slice(0, 100);
  const [, year, month, day] = date.exec(text) ?? [];
  if (year !== undefined)
    return [year, month, day]
      .filter((part) => part !== undefined)
      .map(Number)
      .join(".");
  const [, numbers = "0", word, count = ""] = release.exec(text) ?? [];
  const plain = numbers.split(".").map(Number).join(".");
  if (word === undefined) return plain;
  const label = word.toLowerCase();
  return plain + (labels[label] ?? label) + String(Number(count));
}
