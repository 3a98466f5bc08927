/** One call in the words of each output, of Airflow's spec, as a module that a bundler takes. */
import { join } from "node:path";
import type { BuildFailure } from "esbuild";
import { here, oursName, typesName } from "./peers.js";

/** A call without parameters, and one with two in its path. */
export const callNames = ["getHealth", "getDagRun"] as const;
export type CallName = (typeof callNames)[number];

/** How outputs speak of a call. */
const calls = {
  getHealth: { api: "MonitorApi", file: "monitor", path: "/api/v2/monitor/health", one: "", wire: "", camel: "" },
  getDagRun: {
    api: "DagRunApi",
    file: "dag-run",
    path: "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}",
    one: `"a", "b"`,
    wire: `{ dag_id: "a", dag_run_id: "b" }`,
    camel: `{ dagId: "a", dagRunId: "b" }`,
  },
} as const;

/** A call with what stands before it, in a module beside the outputs. */
export interface Program {
  /** For people. */
  readonly name: string;
  /** The peer whose output it uses. */
  readonly peer: string;
  /** Imports, and the statements after them. */
  readonly before: string;
  /** An expression, the promise of the answer. */
  readonly call: string;
}

/** The programs of a call, ours first, for a server whose origin the expression `origin` gives. */
export function programsOf(name: CallName, origin: string): readonly Program[] {
  const { api, file, path, one, wire, camel } = calls[name];
  const inPath = wire && `path: ${wire}`;
  return [
    {
      name: oursName,
      peer: oursName,
      before: `import { ${name} } from "./${oursName}/src/operations/index.js"; const config = { baseUrl: ${origin} };`,
      call: `${name}(config, ${wire})`,
    },
    {
      name: `${oursName}, with a login`,
      peer: oursName,
      before: `import { ${name} } from "./${oursName}/src/operations/index.js"; import { login } from "./${oursName}/src/index.js";
        const config = { baseUrl: ${origin}, auth: login({ username: "a", password: "b" }) };`,
      call: `${name}(config, ${wire})`,
    },
    {
      name: `${oursName}, by a class`,
      peer: oursName,
      before: `import { ${api} } from "./${oursName}/src/index.js"; const api = new ${api}({ baseUrl: ${origin} });`,
      call: `api.${name}(${wire})`,
    },
    {
      name: "orval",
      peer: "orval",
      before: `import { ${name} } from "./orval/${file}/${file}.js";`,
      call: `${name}(${one})`,
    },
    {
      name: "hey-api",
      peer: "hey-api",
      before: `import { ${name} } from "./hey-api/index.js"; import { client } from "./hey-api/client.gen.js";
        client.setConfig({ baseUrl: ${origin} });`,
      call: `${name}({ ${inPath} })`,
    },
    {
      name: "oazapfts",
      peer: "oazapfts",
      before: `import { ${name}, defaults } from "./oazapfts.js"; defaults.baseUrl = ${origin};`,
      call: `${name}(${one})`,
    },
    {
      name: `${typesName}, with openapi-fetch`,
      peer: typesName,
      before: `import createClient from "openapi-fetch"; import type { paths } from "./openapi-typescript.js";
        const client = createClient<paths>({ baseUrl: ${origin} });`,
      call: `client.GET("${path}", { ${inPath && `params: { ${inPath} }`} })`,
    },
    {
      name: "swagger-typescript-api",
      peer: "swagger-typescript-api",
      before: `import { Api } from "./swagger-typescript-api/api.js"; const client = new Api({ baseUrl: ${origin} });`,
      call: `client.api.${name}(${one})`,
    },
    {
      name: "openapi-generator typescript-fetch",
      peer: "openapi-generator typescript-fetch",
      before: `import { Configuration, ${api} } from "./openapi-generator-typescript-fetch/index.js";
        const api = new ${api}(new Configuration({ basePath: ${origin} }));`,
      call: `api.${name}(${camel})`,
    },
  ];
}

/** Bundles a module, given as text, that lies in a folder. @throws Error where it does not compile. */
export async function bundle(
  text: string,
  folder: string,
  { minify }: { readonly minify: boolean },
): Promise<Uint8Array> {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    stdin: { contents: text, resolveDir: folder, loader: "ts" },
    nodePaths: [join(here, "node_modules")],
    bundle: true,
    minify,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "silent",
  }).catch((error: unknown) => {
    const [first] = (error as Partial<BuildFailure>).errors ?? [];
    throw new Error(`esbuild: ${first?.text ?? String(error)}`, { cause: error });
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("esbuild wrote nothing");
  return file.contents;
}
