/** A spec given as data, through the stages that a run goes through. */
import { Readable } from "node:stream";
import { Failure } from "../../generator/diagnostics.js";
import type { Package } from "../../generator/emit/typescript/context.js";
import { describe, filePlans } from "../../generator/emit/typescript/index.js";
import type { FilePlan } from "../../generator/emit/typescript/plan.js";
import { load } from "../../generator/load/index.js";
import { parse } from "../../generator/parse/index.js";

export const options = { packageName: "airflow-client", packageVersion: "1.0.0" } as const;

export interface Planned {
  readonly pack: Package;
  readonly plans: readonly FilePlan[];
}

/** Load, parse, decide; nothing is printed. */
export async function plan(document: unknown): Promise<Planned> {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const loaded = await load({ kind: "stdin" }, { allowRefs: [], stdin: Readable.from([Buffer.from(text)]) });
  const pack = describe(parse(loaded).api, options);
  return { pack, plans: filePlans(pack) };
}

/** What is planned, or the codes of the refusal. Whatever else is thrown is a bug. */
export async function planOrRefuse(document: unknown): Promise<Planned | readonly string[]> {
  try {
    return await plan(document);
  } catch (error) {
    if (error instanceof Failure) return error.findings.map(({ code }) => code);
    throw error;
  }
}
