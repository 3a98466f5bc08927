/** The names that models must not have are exactly those that the runtime exports. */
import { expect, test } from "@jest/globals";
import { createRequire } from "node:module";
import type * as TsMorph from "ts-morph";
import { authProviders } from "../../generator/emit/typescript/providers.js";
import { runtimeExports } from "../../generator/emit/typescript/runtime.js";

const { Project } = createRequire(import.meta.url)("ts-morph") as typeof TsMorph;

function exportsOf(file: string): string[] {
  const project = new Project({ compilerOptions: { module: 99, moduleResolution: 100 } });
  const source = project.addSourceFileAtPath(new URL(`../../generator/runtime/${file}.ts`, import.meta.url).pathname);
  return [...source.getExportedDeclarations().keys()].sort();
}

test("of the runtime", () => expect([...runtimeExports].sort()).toEqual(exportsOf("index")));

test.each(
  Object.values(authProviders).map(
    (provider) => [provider.file, [...provider.values, ...provider.types].sort()] as const,
  ),
)("of auth/%s", (file, names) => expect(names).toEqual(exportsOf(`auth/${file}`)));
