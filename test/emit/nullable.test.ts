/**
 * Every place of Airflow's own specs that may be null admits null in the client, and no other does: a walk over the text of the
 * spec writes one assertion per place, and the compiler reads them all.
 */
import { afterAll, expect, test } from "@jest/globals";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { airflowSpec } from "../../generator/catalog/index.js";
import type { OutputFile } from "../../generator/write/index.js";
import { emitClient, writeFiles } from "../support/client.js";
import { complaints, resolutions, strictFlags } from "../support/compiler.js";
import { type Claim, claimsOf, pascal } from "./nullable.walk.js";

const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-nullable-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header = `import type * as api from "./client/src/index.js";
export type Assert<T extends true> = T;
export type Admits<T> = null extends T ? true : false;
export type Refuses<T> = [T] extends [never] ? false : null extends T ? false : true;
/** The property of whichever members of a union have it. */
export type Prop<T, Key extends string> = T extends unknown ? (Key extends keyof T ? T[Key] : never) : never;
export type Item<T> = T extends ReadonlyArray<infer Inner> ? Inner : never;
export type Value<T> = T extends { readonly [key: string]: infer Inner } ? Inner : never;
`;

/** The public names of a schema's types: \`Page<Dag>\` for what its title calls \`Page[Dag]\`, and a second one for what is sent. */
function typesIn(files: readonly OutputFile[]): (name: string, title: unknown) => string[] {
  const models = new Map(files.map(({ path, text }) => [path.replace(/^src\/models\/(.*)\.ts$/, "$1"), text]));
  return (name, title) => {
    const [, head = "", argument = ""] = /^(\w+)\[(\w+)\]$/.exec(String(title)) ?? [];
    if (models.get(head)?.includes(`export interface ${head}<T>`) === true) return [`api.${head}<api.${argument}>`];
    const plain = [pascal(name), `${pascal(name)}Model`].find((candidate) => models.has(candidate));
    if (plain === undefined) throw new Error(`no model for ${name}`);
    const input = models.get(plain)?.includes(`export interface ${plain}Input `) === true ? [`api.${plain}Input`] : [];
    return [`api.${plain}`, ...input];
  };
}

function program(claims: readonly Claim[]): string {
  const lines = claims.map(
    ({ place, type, admitsNull }, index) =>
      `/** ${place} */\nexport type N${index} = Assert<${admitsNull ? "Admits" : "Refuses"}<${type}>>;`,
  );
  return `${header}${lines.join("\n")}\n`;
}

function check(name: string, files: readonly OutputFile[], claims: readonly Claim[]): Promise<string> {
  const at = join(folder, name);
  writeFiles(join(at, "client"), files);
  writeFileSync(join(at, "claims.ts"), program(claims));
  writeFileSync(join(at, "package.json"), '{"type": "module"}');
  writeFileSync(join(at, "tsconfig.json"), '{"compilerOptions": {"types": []}, "include": ["claims.ts"]}');
  return complaints("7.0", at, ["-p", "tsconfig.json", ...strictFlags, ...resolutions.nodenext]);
}

test.each([
  ["server", 534, 880],
  ["client", 534, 880],
] as const)("Airflow 3.2.1, the %s's spec: %i places admit null, %i do not", async (kind, admitting, refusing) => {
  const { path } = await airflowSpec("3.2.1", kind);
  const files = await emitClient({ airflow: "3.2.1", kind });
  const claims = claimsOf(readFileSync(path, "utf8"), typesIn(files));
  const admit = claims.filter(({ admitsNull }) => admitsNull);
  expect(await check(kind, files, claims)).toBe("");
  expect([admit.length, claims.length - admit.length]).toEqual([admitting, refusing]);
  expect(claims.map(({ type }) => type)).toContain('Prop<api.AssetResponse, "last_asset_event">');

  // The compiler really was asked: a client that lost null fails.
  const lost = files.map(({ path: file, text }) => ({ path: file, text: text.replaceAll(/ \| null\b/g, "") }));
  expect(await check(`${kind}-lost`, lost, claims)).toContain("error TS2344");
});
