/** How words of a document become names of Python: what a page calls a variable, a function, a class, a module. */
import { characterNames } from "../../reference/characters.js";
import { camelize, camelizeOperationId, keeping, sanitizeName, underscore } from "../../reference/words.js";
import type { PythonRelease } from "./releases.js";

/** Python's keywords and builtins that would be shadowed, and the locals of the generated functions. */
const reserved: ReadonlySet<string> = new Set(
  (
    "and as assert async await break class continue def del elif else except exec false finally for from global if import in is " +
    "lambda none nonlocal not or pass print raise return self true try while with yield " +
    "all_params auth_settings body_params form_params header_params local_var_files path_params query_params resource_path " +
    "base64 date field float json property schema"
  ).split(" "),
);

function isReserved(word: string): boolean {
  return reserved.has(word.toLowerCase());
}

/** `dagRunId` → `dag_run_id`, `from` → `var_from`. */
export function variableName(name: string): string {
  const word = sanitizeName(name, "since-7");
  const snake = underscore(/^[A-Z_]*$/.test(word) ? word.toLowerCase() : word, "since-5").replace(/^_+/, "");
  return isReserved(snake) || /^\d/.test(snake) ? `var_${snake}` : snake;
}

/** As {@link variableName}; `callback` was once an argument of every function. */
export function parameterName(name: string): string {
  return name === "callback" ? "param_callback" : variableName(name);
}

/** `getDAGRun` → `get_dag_run`, `import` → `call_import`. */
export function operationName(id: string): string {
  const name = camelizeOperationId(id, /[-_:;#]/);
  const called = isReserved(name) || /^\d/.test(name) ? `call_${name}` : name;
  return underscore(sanitizeName(called, "since-7"), "since-5");
}

/** `dag-run` → `DagRun`, `Date` → `ModelDate`. */
export const className = keeping((name) => {
  const camel = camelize(sanitizeName(name, "since-7"));
  return isReserved(camel) || /^\d/.test(camel) ? `Model${camel}` : camel;
});

/** `DAGRun` → `dag_run`: where the class is, and how an example calls its instances. */
export function moduleName(name: string): string {
  return underscore(name, "since-5");
}

/** What operations are grouped by. */
export function tagName(tag: string): string {
  return sanitizeName(tag, "since-7");
}

/** How a character is called in the name of an enum member. */
const characters: Readonly<Record<string, string>> = {
  ...characterNames,
  ".": "Dot",
  ";": "Semicolon",
  "€": "Euro",
};

type EnumNames = Pick<PythonRelease, "dotInEnumNames" | "euroInEnumNames">;

/**
 * The member of an enum class for a value.
 *
 * @param literal as a page writes the value: a string in single quotes, or a number
 */
export function enumMemberName(literal: string, isString: boolean, version: EnumNames): string {
  const text = version.dotInEnumNames ? literal.replaceAll(".", "_DOT_") : literal;
  if (!isString) return `NUMBER_${text.replaceAll("-", "MINUS_")}`;
  const value = /^'.*'$/s.test(text) && text.length > 1 ? text.slice(1, -1) : text;
  if (value === "") return "EMPTY";
  if (value === " ") return "SPACE";
  if (value === "_") return "UNDERSCORE";
  const name = spelled(value, version).toUpperCase().replaceAll(" ", "_").replace(/^_/, "").replace(/_$/, "");
  return /^\d/.test(name) ? `ENUM_${name}` : name;
}

/** Only a value with an odd character is taken apart into words: `fooBar` stays, `foo_Bar` and `foo-Bar` do not. */
function spelled(value: string, { euroInEnumNames }: EnumNames): string {
  const named = (character: string): boolean =>
    Object.hasOwn(characters, character) && (character !== "€" || euroInEnumNames);
  if (reserved.has(value) || ![...value].some(named)) return value;
  const words = [...value].map((character) =>
    character === "_" || !named(character) ? character : `${characters[character] ?? ""}_`,
  );
  return underscore(words.join(""), "since-5");
}
