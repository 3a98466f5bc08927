import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { check } from "prettier";
import { type CompilerVersion, compilers, installCompilers, tscOf } from "../support/compiler.js";

await installCompilers();

const runtime = resolve("generator/runtime");

/** A program of a user, and what its types promise. */
const usage = `
import { Api, type Auth, Client, isApiError, type Open, paginate, stream, type Operation } from "${runtime}/index.js";
import { comma } from "${runtime}/styles.js";
import { multipart } from "${runtime}/multipart.js";
import { queryOf } from "${runtime}/parameters.js";
import { login } from "${runtime}/auth/login.js";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <_ extends true>(): void => undefined;

interface Page { readonly dags: { readonly dag_id: string }[]; readonly total_entries: number }
interface Params { readonly limit?: number | undefined; readonly offset?: number | undefined; readonly order_by?: string[] | undefined }
interface GetDagErrors { 404: { readonly detail: string }; 422: { readonly detail: number } }

const getDags: Operation = { method: "GET", path: ["/dags"], query: [queryOf, ["limit", { name: "order_by", style: comma }]], encode: multipart };

export class DagApi extends Api {
  getDags(params: Params = {}): Promise<Page> {
    return this.client.call(getDags, params);
  }
  getDagsAll(params: Params = {}): AsyncGenerator<NonNullable<Page["dags"]>[number], void, undefined> {
    return paginate((page) => this.getDags({ ...params, ...page }), "dags", params);
  }
  getDagsStream(): AsyncGenerator<Page, void, undefined> {
    return stream(this.client, getDags);
  }
}

export async function main(error: unknown): Promise<void> {
  const api = new DagApi(new Client({ baseUrl: "http://a", auth: login({ username: "a", password: "b" }) }));
  for await (const dag of api.getDagsAll()) is<Equal<typeof dag, { readonly dag_id: string }>>();
  if (isApiError<GetDagErrors>(error)) {
    is<Equal<typeof error.status, 404 | 422>>();
    if (error.status === 404) is<Equal<typeof error.body, { readonly detail: string }>>();
  }
  if (isApiError(error)) is<Equal<typeof error.body, unknown>>();
  if (isApiError<{}>(error)) is<Equal<typeof error.status, number>>();
}

const state: Open<"success" | "failed"> = "a new one" as string;
const code: Open<1 | 2> = 3 as number;
is<Equal<Extract<Open<"a">, "a">, "a">>();
export const values: readonly unknown[] = [state, code];
export const own: Auth = { authorize: ({ headers }) => headers.set("authorization", "x") };
`;

const flags = {
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  skipLibCheck: false,
  noEmit: true,
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "runtime-"));
  await writeFile(join(folder, "usage.ts"), usage);
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the compiler prints; nothing is good. */
function compile(compiler: CompilerVersion, config: string): Promise<string> {
  return new Promise((done) =>
    execFile(process.execPath, [tscOf(compiler), "-p", config], (error, stdout, stderr) =>
      done(error ? stdout + stderr + error.message : stdout),
    ),
  );
}

describe.each(Object.keys(compilers) as CompilerVersion[])("TypeScript %s", (compiler) => {
  test.each([
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ])("compiles the runtime and a program with %s modules, %s resolution", async (module, moduleResolution) => {
    const config = join(folder, `${compiler}-${module}.json`);
    const include = [join(folder, "usage.ts"), runtime];
    await writeFile(config, JSON.stringify({ compilerOptions: { ...flags, module, moduleResolution }, include }));
    expect(await compile(compiler, config)).toBe("");
  });
});

describe("every file", () => {
  const sources = async (): Promise<{ name: string; text: string }[]> => {
    const names = await readdir(runtime, { recursive: true });
    const files = names.filter((name) => name.endsWith(".ts"));
    return Promise.all(files.map(async (name) => ({ name, text: await readFile(join(runtime, name), "utf8") })));
  };

  test("imports nothing but the runtime, and names nothing of Node", async () => {
    for (const { name, text } of await sources()) {
      const imports = [...text.matchAll(/\bfrom "([^"]*)"/g)].map(([, from]) => from ?? "");
      expect({ name, foreign: imports.filter((from) => !/^\.\.?\/[\w/-]+\.js$/.test(from)) }).toEqual({
        name,
        foreign: [],
      });
      expect({ name, found: /\b(process|Buffer|require|globalThis\.process)\b[.(]/.exec(text) }).toEqual({
        name,
        found: null,
      });
    }
  });

  test("is formatted as a package without a configuration is", async () => {
    for (const { name, text } of await sources())
      expect({ name, formatted: await check(text, { parser: "typescript" }) }).toEqual({ name, formatted: true });
  });
});
