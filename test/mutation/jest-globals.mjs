/**
 * What `@jest/globals` has, over the suites of mocha: mocha keeps all tests loaded and runs any of them again in milliseconds, where jest
 * loads each file anew.
 */
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect as jestExpect } from "expect";
import { bind } from "jest-each";
import { ModuleMocker } from "jest-mock";
import Mocha from "mocha";

const file = relative(process.cwd(), fileURLToPath(new URL(import.meta.url).searchParams.get("file")));

/** The suite that is being described, innermost. mocha's own function tells which one holds all others. */
let suite = Mocha.Suite.create(globalThis.describe(file, () => undefined).parent, file);

const titles = new Map();

/** Tests are found again by their titles: none may have that of another. */
function unique(title) {
  const path = `${suite.fullTitle()} ${title}`;
  const count = (titles.get(path) ?? 0) + 1;
  titles.set(path, count);
  return count === 1 ? title : `${title} (${count})`;
}

function describeSuite(title, body) {
  const outer = suite;
  suite = Mocha.Suite.create(outer, unique(title));
  try {
    body();
  } finally {
    suite = outer;
  }
}

function addTest(title, body) {
  suite.addTest(new Mocha.Test(unique(title), () => body()));
}

function addBeforeAll(body) {
  const owner = suite;
  owner.beforeAll(() => coveredByTestsOf(owner, body));
}

/** What runs before all tests of a suite is covered by each of them. Stryker knows of single tests only. */
async function coveredByTestsOf(owner, body) {
  const stryker = globalThis.__stryker__;
  const hook = `${owner.fullTitle()} (before all)`;
  if (stryker) stryker.currentTestId = hook;
  await body();
  const coverage = stryker?.mutantCoverage?.perTest;
  if (coverage?.[hook] === undefined) return;
  owner.eachTest((test) => {
    const own = (coverage[test.fullTitle()] ??= {});
    for (const [mutant, hits] of Object.entries(coverage[hook])) own[mutant] = (own[mutant] ?? 0) + hits;
  });
  delete coverage[hook];
}

const skip = Object.assign(() => undefined, { each: () => () => undefined });

export const describe = Object.assign(describeSuite, { each: bind(describeSuite), skip });
export const test = Object.assign(addTest, { each: bind(addTest), skip });
export const beforeAll = addBeforeAll;
export const afterAll = (body) => void suite.afterAll(() => body());
export const beforeEach = (body) => void suite.beforeEach(() => body());
export const afterEach = (body) => void suite.afterEach(() => body());
export const expect = jestExpect;
export const jest = new ModuleMocker(globalThis);
