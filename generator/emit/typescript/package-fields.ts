/** `--package-json`: fields of the user's own, such as a licence or a repository, for the package.json of the package. */
import { Failure, failure, type Place } from "../../diagnostics.js";
import { isObject, type JsonObject, parseText, toPointer } from "../../load/index.js";
import type { TextFile } from "../target.js";

/** What the generator decides: with another value, the package would be another one, or none. */
const places = ["exports", "main", "module", "browser", "types", "typings", "typesVersions", "type", "imports"];
const decided: ReadonlyMap<string, string> = new Map([
  ["name", "Use the option --package-name."],
  ["version", "Use the option --package-version."],
  ...[...places, "sideEffects"].map((name) => [name, "Remove it. The generator writes this field."] as const),
]);

/** Scripts that the generator writes, and those that run on every machine that installs the package. */
const ownScripts = ["build", "prepare", "prepublishOnly"];
const installScripts = ["preinstall", "install", "postinstall"];

const isText = (value: unknown): boolean => typeof value === "string";
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

/** What some fields must be: with anything else, npm refuses the package or leaves the field out. */
const kinds: readonly (readonly [string, (value: unknown) => boolean, readonly string[]])[] = [
  ["a string", isText, ["license", "description", "homepage"]],
  ["a list of strings", isTexts, ["keywords", "files"]],
  ["a string or an object", (value) => isText(value) || isObject(value), ["repository", "author", "bugs"]],
  [
    "an object",
    isObject,
    ["scripts", "dependencies", "devDependencies", "peerDependencies", "engines", "publishConfig"],
  ],
  ["true or false", (value) => typeof value === "boolean", ["private"]],
];

/**
 * Reads the fields.
 *
 * @throws Failure PACKAGE_JSON_INVALID where the file is no object, and for fields that would break the package, with their places
 */
export function readFields(file: TextFile): JsonObject {
  const { value, locate } = parsed(file);
  const wrong = [...problemsOf(value)].map(([path, message, fix]) => {
    return { code: "PACKAGE_JSON_INVALID", message, fix, place: locate(toPointer(path)) } as const;
  });
  const [first, ...others] = wrong;
  if (first !== undefined) throw new Failure(first, ...others);
  return value;
}

type Problem = readonly [path: readonly string[], message: string, fix: string];

function* problemsOf(fields: JsonObject): Generator<Problem> {
  for (const [name, value] of Object.entries(fields)) {
    const fix = decided.get(name);
    if (fix !== undefined) yield [[name], `\`${name}\` cannot be set, because the generator sets it.`, fix];
    const [kind] = kinds.find(([, is, names]) => names.includes(name) && !is(value)) ?? [];
    if (kind !== undefined) yield [[name], `\`${name}\` must be ${kind}.`, "Correct it."];
  }
  for (const name of keysOf(fields, "publishConfig")) {
    const fix = decided.get(name);
    if (fix === undefined) continue;
    yield [["publishConfig", name], `\`publishConfig.${name}\` cannot be set, because the generator sets it.`, fix];
  }
  for (const name of keysOf(fields, "scripts")) {
    const path = ["scripts", name];
    if (ownScripts.includes(name)) {
      yield [path, `The script \`${name}\` cannot be set, because the generator writes it.`, "Use another name."];
    }
    if (installScripts.includes(name)) {
      yield [path, `The script \`${name}\` would run on every machine that installs the package.`, "Remove it."];
    }
  }
}

function keysOf(fields: JsonObject, name: string): readonly string[] {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return isObject(value) ? Object.keys(value) : [];
}

/** What is made for every package, with the fields of the user's: objects are joined, also lists; of all else, the user's counts. */
export function withFields(made: JsonObject, fields: JsonObject): JsonObject {
  const own = Object.entries(fields).map(([name, value]) => [name, joined(made[name], value)] as const);
  return Object.fromEntries([...Object.entries(made), ...own]);
}

function joined(made: unknown, own: unknown): unknown {
  if (isList(made) && isList(own)) return [...new Set([...made, ...own])];
  return isObject(made) && isObject(own) ? { ...made, ...own } : own;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function parsed({ name, text }: TextFile): { readonly value: JsonObject; readonly locate: (pointer: string) => Place } {
  try {
    return parseText(name, text);
  } catch (error) {
    const [finding] = error instanceof Failure ? error.findings : [];
    if (finding === undefined) throw error;
    // What to do about it is another thing than with a spec.
    const { message, place = { file: name } } = finding;
    throw failure("PACKAGE_JSON_INVALID", message, { place });
  }
}
