/** What a job makes, and where: targets, the dialects of the docs, folders. */
import { join } from "node:path";
import {
  dialects,
  options,
  targets,
  type Dialect,
  type Job,
  type JobOutput,
  type Place,
  type Target,
} from "../config.js";
import { failure } from "../diagnostics.js";
import { dialectTable, isDialectName } from "../emit/docs/dialects/list.js";
import { names, wrong, type Request } from "./request.js";
import { didYouMean } from "./suggest.js";

type Output = Omit<JobOutput, "dir" | "layout">;

/** @throws Failure `TARGET_UNKNOWN`, `DIALECT_UNKNOWN`, `DIALECT_VERSION`, and `USAGE` or `CONFIG_INVALID`. */
export function resolveOutputs(request: Request): Pick<Job, "outputs" | "places"> {
  const { given } = request;
  const wanted = names(given.target ?? options.target.default).map((name) => targetOf(request, name));
  const layouts = distinct(names(given.dialect ?? options.dialect.default).map((name) => layoutOf(request, name)));
  if (given.dialect !== undefined && !wanted.includes("docs")) {
    throw wrong(request, "dialect", "is for the target `docs`, which is not asked for");
  }
  const outputs = wanted.flatMap((target): readonly Output[] => (target === "docs" ? layouts : [{ target }]));
  if (outputs.length === 0) throw wrong(request, given.target === undefined ? "dialect" : "target", "names nothing");
  const isAlone = outputs.length === 1;
  return {
    outputs: outputs.map((output) => {
      const inner = output.target === "docs" && layouts.length > 1 ? folderOf(output, layouts) : "";
      return { ...output, ...placeOf(request, output.target, inner, isAlone) };
    }),
    places: wanted.flatMap((target) => [
      placeOf(request, target, "", true),
      ...["", ...(target === "docs" ? everyFolder : [])].map((inner) => placeOf(request, target, inner, false)),
    ]),
  };
}

/** Alone an output goes straight into DIR, one of several below it. Without --out each target has a DIR of its own. */
function placeOf({ given: { out }, base }: Request, target: Target, inner: string, isAlone: boolean): Place {
  if (out !== undefined && isAlone) return { target, dir: out };
  const dir = join(out ?? join(base, "output"), target, inner);
  if (out === undefined && inner === "") return { target, dir };
  return { target, dir, layout: inner === "" ? target : `${target}/${inner}` };
}

/** As the user says it: `python@7.13`. */
export function dialectLabel({ dialect, dialectVersion }: Output): string | undefined {
  return dialectVersion === undefined ? dialect : `${dialect}@${dialectVersion}`;
}

/** The version is told only where it tells two apart. */
function folderOf(output: Output, layouts: readonly Output[]): string {
  const isOnly = layouts.filter(({ dialect }) => dialect === output.dialect).length === 1;
  return (isOnly ? output.dialect : dialectLabel(output)) ?? "";
}

const everyFolder: readonly string[] = dialects.flatMap((name) => [
  name,
  ...versionsOf(name).map((version) => `${name}@${version}`),
]);

/** `python` and `python@7.24.0` are one. */
function distinct(layouts: readonly Output[]): readonly Output[] {
  return [...new Map(layouts.map((layout) => [dialectLabel(layout), layout])).values()];
}

function targetOf(request: Request, name: string): Target {
  const target = targets.find((known) => known === name);
  if (target !== undefined) return target;
  const place = request.placeOf("target");
  const cause = `There is no target \`${name}\`${didYouMean(name, targets)}`;
  const fix = `This version has: ${targets.join(", ")}.`;
  throw failure("TARGET_UNKNOWN", cause, { fix, ...(place !== undefined && { place }) });
}

function layoutOf(request: Request, given: string): Output {
  const [name = "", ...versions] = given.split("@");
  const dialect = dialects.find((known) => known === name);
  const place = request.placeOf("dialect");
  if (dialect === undefined) {
    const cause = `There is no docs dialect \`${name}\`${didYouMean(name, dialects)}`;
    const fix = `This version has: ${dialects.join(", ")}.`;
    throw failure("DIALECT_UNKNOWN", cause, { fix, ...(place !== undefined && { place }) });
  }
  const dialectVersion = versionOf(dialect, versions);
  if (dialectVersion === null) {
    const known = versionsOf(dialect);
    const cause = `The dialect \`${dialect}\` has no version \`${versions.join("@")}\``;
    const fix = known.length > 0 ? `It has: ${known.join(", ")}.` : `Leave it out: \`${dialect}\` has no versions.`;
    throw failure("DIALECT_VERSION", cause, { fix, ...(place !== undefined && { place }) });
  }
  return { target: "docs", dialect, ...(dialectVersion !== undefined && { dialectVersion }) };
}

function versionsOf(dialect: Dialect): readonly string[] {
  return isDialectName(dialect) ? dialectTable[dialect].versions : [];
}

/** `null`: there is no such version. Of `7.13.0` the third number is not heard: no page ever changed with one. */
function versionOf(dialect: Dialect, versions: readonly string[]): string | null | undefined {
  const [version, ...more] = versions;
  if (version === undefined) return isDialectName(dialect) ? dialectTable[dialect].defaultVersion : undefined;
  const wanted = version.replace(/^(\d+\.\d+)\.\d+$/, "$1");
  return more.length === 0 && versionsOf(dialect).includes(wanted) ? wanted : null;
}
