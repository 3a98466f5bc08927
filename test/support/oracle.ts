/** The check of {@link contents}, for tests. */
import { expect } from "@jest/globals";
import type { FilePlan } from "../../generator/emit/typescript/plan.js";
import type { OutputFile } from "../../generator/write/index.js";
import { contents } from "./outline.js";

/** Expects each planned file to be there once, to parse, and to hold the planned statements and nothing else. */
export function assertAsPlanned(plans: readonly FilePlan[], files: readonly OutputFile[]): void {
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
  for (const { found, planned } of contents(plans, files)) expect(found).toEqual(planned);
}
