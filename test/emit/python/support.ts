/** Clients as small as a test can have them. */
import { emitPython } from "../../../generator/emit/python/index.js";
import type { Finding } from "../../../generator/diagnostics.js";
import { noMemory } from "../../../generator/emit/memory.js";
import type { OutputFile } from "../../../generator/output-file.js";
import { selectSchemes } from "../../../generator/security/select.js";
import { type JsonObject, operation, parseDocument } from "../../parse/support.js";

export interface Fixture {
  readonly openapi?: string;
  readonly schemas?: JsonObject;
  /** By `METHOD /path`. */
  readonly operations?: Readonly<Record<string, JsonObject>>;
  readonly parts?: JsonObject;
}

export interface Emitted {
  readonly files: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

export async function emitClient(
  { openapi = "3.1.0", schemas = {}, operations = {}, parts = {} }: Fixture,
  options: Parameters<typeof emitPython>[1] = {},
): Promise<Emitted> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [line, own] of Object.entries(operations)) {
    const [method = "get", path = "/a"] = line.split(" ");
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: operation({ operationId: `${method.toLowerCase()}_it`, ...own }),
    };
  }
  const { api } = parseDocument({ openapi, paths, components: { schemas }, ...parts });
  const findings: Finding[] = [];
  const given = { packageName: "client", noDocs: true, ...options };
  const files = await emitPython(selectSchemes(api, {}), given, noMemory, (finding) => void findings.push(finding));
  return { files: new Map(files.map(({ path, text }: OutputFile) => [path, text])), findings };
}

/** The statements of a module from its first class on, without docstrings. */
export function classOf(files: ReadonlyMap<string, string>, path: string): string {
  const text = files.get(path);
  if (text === undefined) throw new Error(`no file ${path} among ${[...files.keys()].join(", ")}`);
  return text
    .slice(Math.max(text.search(/^class /m), 0))
    .replace(/^ *"""[^]*?"""\n/gm, "")
    .replace(/\n{2,}/g, "\n")
    .trim();
}
