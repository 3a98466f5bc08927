/** What can be wrong with a target that a user brings. It may come from a module without types, so nothing of it is believed. */
import { targetApi, type TargetOption } from "../emit/target.js";
import { runOptionNames } from "./options.js";

/** What other targets have already. */
export interface Known {
  readonly taken: { has(name: string): boolean };
  readonly options: ReadonlyMap<string, { readonly option: TargetOption }>;
}

/** What is wrong with a target, as the end of a sentence that begins with it; undefined: nothing. */
export function targetProblem(target: unknown, known: Known): string | undefined {
  if (!isRecord(target) || !("targetApi" in target)) return "is not made with `defineTarget`";
  if (target["targetApi"] !== targetApi) {
    return `is made for version ${String(target["targetApi"])} of the interface of targets; this program has version ${targetApi}`;
  }
  const dialects: unknown = target["dialects"];
  return (
    nameProblem(target["name"], known) ??
    textProblem("`describe`", target["describe"]) ??
    (typeof target["load"] === "function" ? undefined : "must have a function `load`") ??
    (["undefined", "function"].includes(typeof target["prepare"])
      ? undefined
      : "has a `prepare` that is no function") ??
    choiceProblem("`spec`", target["spec"], specChoices) ??
    choiceProblem("`packageRule`", target["packageRule"], packageRules) ??
    dialectsProblem(dialects) ??
    optionsProblem(target["options"], Array.isArray(dialects) ? dialects.map(nameOf) : [], known)
  );
}

const specChoices = ["server", "client", "published"];
const packageRules = ["npm", "python", "none"];
const types = ["string", "boolean", "list", "names"];

/** Lower case, so that no two names are one folder; and no name of a device, which cannot be a folder on Windows. */
const name = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z][a-z0-9-]{0,39}$/;

function nameProblem(given: unknown, { taken }: Known): string | undefined {
  if (typeof given !== "string" || !name.test(given)) {
    return "must have a `name` of lower case letters, digits and dashes that begins with a letter";
  }
  return taken.has(given) ? `has the name \`${given}\`, which another target has` : undefined;
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
  if (new Set(all.map(nameOf)).size < all.length) return "has two dialects of one name";
  return all.map(dialectProblem).find((problem) => problem !== undefined);
}

function dialectProblem(given: unknown): string | undefined {
  if (!isRecord(given) || !name.test(nameOf(given))) {
    return "has a dialect without a `name` of lower case letters, digits and dashes";
  }
  const { versions = [], defaultVersion, spec, packageRule } = given;
  const what = `in the dialect \`${nameOf(given)}\``;
  if (
    !Array.isArray(versions) ||
    !versions.every((version) => typeof version === "string" && /^[\w.-]+$/.test(version))
  ) {
    return `must have texts such as "1.2" as \`versions\` ${what}`;
  }
  if (versions.length > 0 && !versions.includes(defaultVersion)) {
    return `must have one of the versions as \`defaultVersion\` ${what}`;
  }
  return (
    choiceProblem(`\`spec\` ${what}`, spec, specChoices) ??
    choiceProblem(`\`packageRule\` ${what}`, packageRule, packageRules)
  );
}

function optionsProblem(given: unknown, dialects: readonly string[], known: Known): string | undefined {
  if (given === undefined) return undefined;
  if (!isRecord(given)) return "must have an object as `options`";
  return Object.entries(given)
    .map(([option, value]) => optionProblem(option, value, dialects, known))
    .find((problem) => problem !== undefined);
}

/** What a run tells a target beside its options, and what a config file holds beside options. */
const reserved: readonly string[] = [
  ...runOptionNames,
  ...["dialectVersion", "published", "help", "version", "jobs", "targets", "targetOptions"],
];

function optionProblem(option: string, given: unknown, dialects: readonly string[], known: Known): string | undefined {
  const what = `the option \`${option}\``;
  if (!/^[a-z][A-Za-z0-9]{0,39}$/.test(option))
    return `has ${what}, which must be in camel case, such as \`scriptName\``;
  if (reserved.includes(option)) return `has ${what}, which every run has`;
  if (!isRecord(given)) return `must have an object as ${what}`;
  const { type, path, problem, dialects: own = [] } = given;
  const other = known.options.get(option)?.option;
  const isSame = other === undefined || (other.type === type && other.path === path);
  const isOfDialects = Array.isArray(own) && own.every((one) => dialects.some((dialect) => dialect === one));
  return (
    (types.some((one) => one === type) ? undefined : `must have one of ${types.join(", ")} as \`type\` of ${what}`) ??
    textProblem(`\`describe\` in ${what}`, given["describe"]) ??
    (isSame ? undefined : `has ${what} of another type than the target that has it already`) ??
    choiceProblem(`\`path\` in ${what}`, path, ["file", "folder"]) ??
    (path === undefined || type === "string" ? undefined : `has ${what}: a path must be of the type string`) ??
    (["undefined", "function"].includes(typeof problem)
      ? undefined
      : `has ${what} with a \`problem\` that is no function`) ??
    (isOfDialects ? undefined : `has ${what} for a dialect that the target does not have`)
  );
}

function nameOf(given: unknown): string {
  return isRecord(given) && typeof given["name"] === "string" ? given["name"] : "";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
