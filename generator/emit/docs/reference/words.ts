/**
 * How the reference makes identifiers of words. Each function imitates one of the reference's, quirks included. Most words need no
 * change, and there are very many of them: so each function looks for that first. A run is matched from its beginning only: whoever
 * tries from within it again needs time by the square of its length.
 */

/** Before release 7 a `:` is dropped like any other odd character; since then it becomes an underscore. */
export type WordRelease = "before-7" | "since-7";

/** Anything → a word of `[A-Za-z0-9_]`: separators become underscores, all else is dropped. `$` alone is `value`. */
export function sanitizeName(name: string, release: WordRelease): string {
  if (/^\w*$/.test(name)) return name;
  if (name === "$") return "value";
  return name
    .replaceAll("[]", "")
    .replace(release === "since-7" ? /[[(.:\-| /\\]/g : /[[(.\-| /\\]/g, "_")
    .replace(/\W/g, "");
}

/** `dag_run` → `DagRun`. Splits at `/`, `.`, `_` and `-`; letters that are upper case stay so: `DAGRun_id` → `DAGRunId`. */
export function camelize(word: string): string {
  if (/^[A-Z][A-Za-z0-9]*$/.test(word)) return word;
  const joined = word.split(/[/.]/).map(upperFirst).join("");
  const begun = joined.replace(/\w/, (letter) => letter.toUpperCase());
  return capitalsFor("-", capitalsFor("_", begun)).replaceAll("_", "");
}

/** Drops each run of a separator and makes a capital of what follows; at the end there is nothing to follow, and it stays. */
function capitalsFor(separator: string, word: string): string {
  const [first = "", ...rest] = word.split(separator);
  const end = rest.findLastIndex((part) => part !== "") + 1;
  return first + rest.slice(0, end).map(upperFirst).join("") + separator.repeat(rest.length - end);
}

/** `DAG_Run` → `DAGRunApi`: the class for the operations of a tag. */
export function apiClassName(tag: string): string {
  return tag === "" ? "DefaultApi" : camelize(`_${tag}_Api`);
}

/** `DAG_id` → `dAGId`: as {@link camelize}, everything up to the first letter in lower case. */
export function lowerCamel(word: string): string {
  return camelize(word).replace(/^[^A-Za-z]*[A-Za-z]/, (start) => start.toLowerCase());
}

/**
 * Where a run of capitals ends. Since release 5 two small letters must follow its last capital: `DAGId` is `dagid`, before it was
 * `dag_id`.
 */
export type UnderscoreRelease = "before-5" | "since-5";

const acronyms = { before5: /(?<![A-Z])([A-Z]+)([A-Z][a-z])/g, since5: /(?<![A-Z])([A-Z]+)([A-Z][a-z][a-z]+)/g };

/** `dagRunId` → `dag_run_id` */
export function underscore(word: string, release: UnderscoreRelease): string {
  if (/^[a-z0-9_]*$/.test(word)) return word;
  return word
    .replaceAll(".", "/")
    .replaceAll("$", "__")
    .replace(release === "before-5" ? acronyms.before5 : acronyms.since5, "$1_$2")
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/[- ]/g, "_")
    .toLowerCase();
}

/** `getDag` → `GetDag`: the first character alone. */
export function upperFirst(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** `get-dag:run` → `getDagRun`: what the reference does with an operationId before anything else. */
export function camelizeOperationId(id: string, separators: RegExp): string {
  const joined = id.split(separators).map(upperFirst).join("");
  return joined.slice(0, 1).toLowerCase() + joined.slice(1);
}

/** More names than an ordinary document has; what is kept of others has an end. */
const mostKept = 5_000;

/** A function of names that makes each once: a page asks for the name of a model wherever it is used, and a name may be long. */
export function keeping(make: (name: string) => string): (name: string) => string {
  const kept = new Map<string, string>();
  return (name) => {
    const made = kept.get(name) ?? make(name);
    if (kept.size >= mostKept) kept.clear();
    kept.set(name, made);
    return made;
  };
}
