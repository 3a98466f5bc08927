/** What can be wrong with a target that a user brings. It may come from a module without types, so nothing of it is believed. */
import { targetApi, type TargetOption } from "../emit/target.js";
import { isObject, type JsonObject } from "../load/index.js";
import { runOptionNames } from "./options.js";

/** What other targets have already. */
export interface Known {
  /** The names of targets, each with the words for whose it is. */
  readonly names: ReadonlyMap<string, string>;
  readonly options: ReadonlyMap<string, { readonly option: TargetOption }>;
}

/** What is wrong with a target, as the end of a sentence that begins with it; undefined: nothing. */
export function targetProblem(target: unknown, known: Known): string | undefined {
  if (!isObject(target) || !("targetApi" in target)) return "is not made with `defineTarget`";
  if (target["targetApi"] !== targetApi) {
    return `is made for version ${String(target["targetApi"])} of the interface of targets; airflow-codegen supports version ${targetApi}`;
  }
  const dialects: unknown = target["dialects"];
  return (
    nameProblem(target["name"], known) ??
    textProblem("`describe`", target["describe"]) ??
    unless(typeof target["load"] === "function", "must have a function `load`") ??
    unless(isFunctionOrAbsent(target["prepare"]), "has a `prepare` that is not a function") ??
    choiceProblem("`spec`", target["spec"], specChoices) ??
    choiceProblem("`packageRule`", target["packageRule"], packageRules) ??
    dialectsProblem(dialects) ??
    optionsProblem(target["options"], Array.isArray(dialects) ? dialects.map(nameOf) : [], known)
  );
}

const specChoices = ["server", "client", "published"];
const yamlReadings = ["1.2", "1.1", "words"];
const packageRules = ["npm", "python", "none"];
const types = ["string", "boolean", "list", "names"];

/** Lower case, so that no two names are one folder; and no name of a device, which cannot be a folder on Windows. */
const name = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z][a-z0-9-]{0,39}$/;

function nameProblem(given: unknown, { names }: Known): string | undefined {
  if (typeof given !== "string" || !name.test(given)) {
    return "must have a `name` of lower case letters, digits and dashes that begins with a letter";
  }
  const owner = names.get(given);
  return owner === undefined ? undefined : `has the name \`${given}\`, which ${owner} has`;
}

function textProblem(what: string, given: unknown): string | undefined {
  const isLine = typeof given === "string" && given.trim() !== "" && !/[\r\n]/.test(given);
  return isLine ? undefined : `must have ${what}: one line of text`;
}

function choiceProblem(what: string, given: unknown, choices: readonly string[]): string | undefined {
  if (given === undefined || choices.some((choice) => choice === given)) return undefined;
  return `has ${what}: ${JSON.stringify(given)}; it must be one of ${choices.join(", ")}`;
}

function dialectsProblem(given: unknown): string | undefined {
  if (given === undefined) return undefined;
  if (!Array.isArray(given) || given.length === 0) return "must have at least one dialect in `dialects`";
  const all = given as readonly unknown[];
  if (new Set(all.map(nameOf)).size < all.length) return "has two dialects with the same name";
  return all.map(dialectProblem).find((problem) => problem !== undefined);
}

function dialectProblem(given: unknown): string | undefined {
  if (!isObject(given) || !name.test(nameOf(given))) {
    return "has a dialect without a `name` of lower case letters, digits and dashes";
  }
  const { versions = [], newest, defaultVersion, yaml, spec, packageRule, note } = given;
  const what = `in the dialect \`${nameOf(given)}\``;
  if (
    !Array.isArray(versions) ||
    !versions.every((version) => typeof version === "string" && /^[\w.-]+$/.test(version))
  ) {
    return `must have strings such as "1.2" as \`versions\` ${what}`;
  }
  if (versions.length > 0 && !versions.includes(defaultVersion)) {
    return `must have one of the versions as \`defaultVersion\` ${what}`;
  }
  if (newest !== undefined && (typeof newest !== "string" || !/^\d+\.\d+$/.test(newest))) {
    return `must have a version such as "1.2" as \`newest\` ${what}`;
  }
  return (
    (note === undefined ? undefined : textProblem(`\`note\` ${what}`, note)) ??
    choiceProblem(`\`spec\` ${what}`, spec, specChoices) ??
    (isObject(yaml) ? Object.values(yaml) : [yaml])
      .map((reading) => choiceProblem(`\`yaml\` ${what}`, reading, yamlReadings))
      .find((problem) => problem !== undefined) ??
    choiceProblem(`\`packageRule\` ${what}`, packageRule, packageRules)
  );
}

function optionsProblem(given: unknown, dialects: readonly string[], known: Known): string | undefined {
  if (given === undefined) return undefined;
  if (!isObject(given)) return "must have an object as `options`";
  return Object.entries(given)
    .map(([option, value]) => optionProblem(option, value, dialects, known))
    .find((problem) => problem !== undefined);
}

/** What a run tells a target beside its options, and what a config file holds beside options. */
const reserved: readonly string[] = [
  ...runOptionNames,
  ...["dialectVersion", "published", "help", "h", "version", "jobs", "targets", "targetOptions"],
];

function optionProblem(option: string, given: unknown, dialects: readonly string[], known: Known): string | undefined {
  const what = `the option \`${option}\``;
  if (!/^[a-z][A-Za-z0-9]{0,39}$/.test(option))
    return `has ${what}, which must be in camel case, such as \`scriptName\``;
  if (reserved.includes(option)) return `has ${what}, which every run has`;
  if (option in {}) return `has ${what}, which every object of JavaScript has`;
  if (!isObject(given)) return `must have an object as ${what}`;
  const { type, path, problem, shapes, dialects: own = [] } = given;
  const other = known.options.get(option)?.option;
  const isSame = other === undefined || (other.type === type && other.path === path);
  const isOfDialects = Array.isArray(own) && own.every((one) => dialects.some((dialect) => dialect === one));
  return (
    unless(
      types.some((one) => one === type),
      `must have one of ${types.join(", ")} as \`type\` of ${what}`,
    ) ??
    helpProblem(what, given) ??
    unless(isSame, `has ${what} of another type than the target that has it already`) ??
    choiceProblem(`\`path\` in ${what}`, path, ["file", "folder"]) ??
    unless(path === undefined || type === "string", `has ${what}: a path must be of the type string`) ??
    unless(isFunctionOrAbsent(problem), `has ${what} with a \`problem\` that is not a function`) ??
    unless(shapes === undefined || shapes === false, `has ${what} with a \`shapes\` that is not \`false\``) ??
    unless(isOfDialects, `has ${what} for a dialect that the target does not have`)
  );
}

/** What is wrong with what help, and the config file that `init` writes, show of an option. */
function helpProblem(what: string, { describe, value, default: preset, example }: JsonObject): string | undefined {
  const isExample = [example].flat().every((one) => one === undefined || typeof one === "string");
  return (
    textProblem(`\`describe\` in ${what}`, describe) ??
    (value === undefined ? undefined : textProblem(`\`value\` in ${what}`, value)) ??
    unless(preset === undefined || typeof preset === "string", `must have a string as \`default\` of ${what}`) ??
    unless(isExample, `must have a string or a list of strings as \`example\` of ${what}`)
  );
}

function unless(isRight: boolean, problem: string): string | undefined {
  return isRight ? undefined : problem;
}

function isFunctionOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === "function";
}

function nameOf(given: unknown): string {
  return isObject(given) && typeof given["name"] === "string" ? given["name"] : "";
}
