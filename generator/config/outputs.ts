/** What a job makes, and where: targets, their dialects, folders. */
import { join } from "node:path";
import { failure, type Failure } from "../diagnostics.js";
import type { DefinedTarget, Dialect } from "../emit/target.js";
import { dialectLabel, type Job, type JobOutput, type OutputPlace } from "./job.js";
import { runOptions } from "./options.js";
import { names, wrong, type Request } from "./request.js";
import type { OptionContext } from "./context.js";
import { didYouMean } from "../suggest.js";
import { outputOptions } from "./target-options.js";
import { notAskedFor, type TargetList } from "./targets.js";

/** A layout of an output, as `--dialect` names it. */
interface Layout {
  readonly dialect?: string;
  readonly dialectVersion?: string;
}

/** A target that `--target` names, in the layouts that `--dialect` names. */
interface RequestedTarget {
  readonly target: DefinedTarget;
  readonly layouts: readonly Layout[];
}

/**
 * @throws Failure `TARGET_UNKNOWN`, `DIALECT_UNKNOWN`, `DIALECT_VERSION`, and `USAGE` or `CONFIG_INVALID`, also for an option of a target
 * that is not asked for
 */
export function resolveOutputs(request: Request, context: OptionContext): Pick<Job, "outputs" | "places"> {
  const { targets } = context;
  const requested = requestedTargets(request, context);
  const isAlone = requested.flatMap(({ layouts }) => layouts).length === 1;
  const outputs = requested.flatMap(({ target, layouts }) =>
    layouts.map((layout): Omit<JobOutput, "options"> => {
      const inner = layouts.length > 1 ? folderOf(layout, layouts) : "";
      const definedIn = targets.definedIn(target.name);
      const place = placeOf(request, target.name, inner, isAlone);
      return { ...layout, ...place, ...(definedIn !== undefined && { definedIn }) };
    }),
  );
  return {
    outputs: outputOptions(request, outputs, targets),
    places: requested.flatMap(({ target }) => [
      placeOf(request, target.name, "", true),
      ...["", ...everyFolder(target)].map((inner) => placeOf(request, target.name, inner, false)),
    ]),
  };
}

function requestedTargets(request: Request, { targets, targetName }: OptionContext): readonly RequestedTarget[] {
  const { target: words = runOptions.target.default, dialect: given } = request.given;
  const all = [...new Set(names(words).map((word) => targetOf(request, targetName(word), targets)))];
  if (all.length === 0) throw wrong(request, "target", "is empty");
  const dialects = names(given);
  if (given !== undefined && dialects.length === 0) throw wrong(request, "dialect", "is empty");
  if (given !== undefined && all.every((target) => target.dialects === undefined)) {
    const targetsWithDialects = targets.all.filter((target) => target.dialects !== undefined);
    const fix = `Add --target ${targetsWithDialects.map(({ name }) => name).join(" or --target ")}, or remove --dialect.`;
    throw wrong(request, "dialect", notAskedFor(targetsWithDialects), fix);
  }
  return all.map((target) => ({ target, layouts: layoutsOf(request, target, dialects) }));
}

/** Alone an output goes straight into DIR, one of several below it. Without --out each target has a DIR of its own. */
function placeOf({ given: { out }, base }: Request, target: string, inner: string, isAlone: boolean): OutputPlace {
  if (out !== undefined && isAlone) return { target, dir: out };
  const dir = join(out ?? join(base, "output"), target, inner);
  if (out === undefined && inner === "") return { target, dir };
  return { target, dir, layout: inner === "" ? target : `${target}/${inner}` };
}

/** The name of a layout's folder. It has the version only where the job has two versions of the dialect. */
function folderOf(layout: Layout, layouts: readonly Layout[]): string {
  const isOnly = layouts.filter(({ dialect }) => dialect === layout.dialect).length === 1;
  return (isOnly ? layout.dialect : dialectLabel(layout)) ?? "";
}

/** The folders that the layouts of a target may be in. */
function everyFolder({ dialects = [] }: DefinedTarget): readonly string[] {
  return dialects.flatMap(({ name, versions = [] }) => [name, ...versions.map((version) => `${name}@${version}`)]);
}

function targetOf(request: Request, name: string, targets: TargetList): DefinedTarget {
  const target = targets.find(name);
  if (target !== undefined) return target;
  const known = targets.all.map((one) => one.name);
  const cause = `There is no target \`${name}\`${didYouMean(name, known)}`;
  throw unknown(
    request,
    "TARGET_UNKNOWN",
    cause,
    `Use one of: ${known.join(", ")}, or a module such as ./my-target.ts.`,
  );
}

/** @param given as `--dialect` has them; none: the first dialect of the target */
function layoutsOf(request: Request, { name, dialects }: DefinedTarget, given: readonly string[]): readonly Layout[] {
  const [first] = dialects ?? [];
  if (dialects === undefined || first === undefined) return [{}];
  const words = given.length > 0 ? given : [first.name];
  const layouts = words.map((word) => layoutOf(request, name, word, dialects));
  // `python` and `python@7.24.0` are one.
  return [...new Map(layouts.map((layout) => [dialectLabel(layout), layout])).values()];
}

function layoutOf(request: Request, target: string, word: string, dialects: readonly Dialect[]): Layout {
  const [name = "", ...versions] = word.split("@");
  const dialect = dialects.find((known) => known.name === name);
  if (dialect === undefined) {
    const known = dialects.map((one) => one.name);
    const cause = `There is no ${target} dialect \`${name}\`${didYouMean(name, known)}`;
    throw unknown(request, "DIALECT_UNKNOWN", cause, `Use one of: ${known.join(", ")}.`);
  }
  const dialectVersion = versionOf(dialect, versions);
  if (dialectVersion === null) {
    const cause = `The dialect \`${name}\` has no version \`${versions.join("@")}\``;
    throw unknown(request, "DIALECT_VERSION", cause, versionAdvice(dialect));
  }
  return { dialect: name, ...(dialectVersion !== undefined && { dialectVersion }) };
}

function versionAdvice({ name, versions = [], newest }: Dialect): string {
  const [first] = versions;
  if (first === undefined) return `Remove it: \`${name}\` has no versions.`;
  const between = newest === undefined ? "" : `, or another version from ${first} to ${newest}`;
  return `Use one of: ${versions.join(", ")}${between}.`;
}

/** `null`: there is no such version. The third number is heard where one of the versions has it: `7.13.0` is `7.13`. */
function versionOf(dialect: Dialect, given: readonly string[]): string | null | undefined {
  const { versions = [], defaultVersion } = dialect;
  const [version, ...more] = given;
  if (version === undefined) return defaultVersion;
  if (more.length > 0) return null;
  const [, line = version] = /^(\d+\.\d+)\.\d+$/.exec(version) ?? [];
  return [version, line].find((one) => versions.includes(one)) ?? (isBetween(line, dialect) ? line : null);
}

/** Whether a version is one between those at which something changed. */
function isBetween(version: string, { versions: [first = ""] = [], newest }: Dialect): boolean {
  if (newest === undefined || !/^\d+\.\d+$/.test(version)) return false;
  return rank(first) <= rank(version) && rank(version) <= rank(newest);
}

function rank(version: string): number {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major * 1000 + minor;
}

type UnknownCode = "TARGET_UNKNOWN" | "DIALECT_UNKNOWN" | "DIALECT_VERSION";

function unknown(request: Request, code: UnknownCode, cause: string, fix: string): Failure {
  const place = request.placeOf(code === "TARGET_UNKNOWN" ? "target" : "dialect");
  return failure(code, cause, { fix, ...(place !== undefined && { place }) });
}
