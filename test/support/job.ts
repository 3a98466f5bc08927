/** Jobs for tests, from options as a config file would hold them. */
import type { Job } from "../../generator/config/job.js";
import { type Given, type GivenValue, runOptionNames } from "../../generator/config/options.js";
import { resolveJob } from "../../generator/config/resolve.js";
import { targetList } from "../../generator/config/targets.js";
import { registry } from "../../generator/emit/registry.js";

/** Options of a run and of targets, by name. */
export type Options = Readonly<Record<string, GivenValue>>;

/** The targets of the project. */
export const targets = targetList(registry);

/** Options as the command line gives them: those of the run, and those of targets. */
export function givenOf(options: Options): Given {
  const isOfRun = ([name]: readonly [string, GivenValue]) => runOptionNames.some((known) => known === name);
  const entries = Object.entries(options);
  const targetOptions = Object.fromEntries(entries.filter((entry) => !isOfRun(entry)));
  return { ...Object.fromEntries(entries.filter(isOfRun)), targetOptions };
}

/** The job of a command line without a config file. */
export function jobOf(options: Options): Job {
  const setting = { config: undefined, targets, modules: [], targetName: (word: string) => word };
  return resolveJob({ given: givenOf(options), placeOf: () => undefined, base: "" }, setting);
}
