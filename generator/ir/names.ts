/** Makes names of any text, and refuses to give one name to two things. */
import { failure } from "../diagnostics.js";

/** Longer names are cut: nobody types them, and file systems refuse them. */
const lengthLimit = 120;

/**
 * The words of a name in any convention: `dag_run`, `DagRun`, `DAGRun` and `Dag Run` have the same two words, but for case. Only ASCII
 * letters and digits count: a letter of another script that looks the same is left out. Takes time linear in the length of the text.
 */
export function words(text: string): string[] {
  return text
    .slice(0, lengthLimit)
    .replace(/['’]/g, "")
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== "");
}

/** `getDagRuns`. Acronyms become words: `DAGRun` → `dagRun`. */
export function camelCase(text: string): string {
  const [first = "", ...rest] = words(text);
  return first.toLowerCase() + rest.map((word) => capitalize(word.toLowerCase())).join("");
}

/** `DagRun`; words keep the capitals they have: `DAGRun`, `HTTPValidationError`. */
export function pascalCase(text: string): string {
  return words(text).map(capitalize).join("");
}

function capitalize(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** Remembers which name belongs to what. Names that differ only in case count as one, since they are one file on many disks. */
export class NameBook {
  readonly #owners = new Map<string, string>();

  has(name: string): boolean {
    return this.#owners.has(name.toLowerCase());
  }

  /**
   * Gives `name` to `owner` and returns it.
   *
   * @throws Failure NAME_COLLISION, which names both owners, where the name is given already
   */
  claim(name: string, owner: string, pointer: string): string {
    const key = name.toLowerCase();
    const other = this.#owners.get(key);
    if (other !== undefined) {
      throw failure("NAME_COLLISION", `${other} and ${owner} would both be called \`${name}\`.`, { pointer });
    }
    this.#owners.set(key, owner);
    return name;
  }
}
