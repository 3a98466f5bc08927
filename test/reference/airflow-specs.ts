/** Every spec of the catalog, and parts of them: the operations of some tags. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { load } from "js-yaml";
import { airflowSpec, catalogEntries, type SpecKind } from "../../generator/catalog/index.js";
import type { Spec } from "./compare-specs.js";

type Components = Readonly<Record<string, unknown>>;

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly tags?: readonly string[] }>>>>;
  readonly components: Readonly<Record<string, Components>>;
}

const kinds: readonly SpecKind[] = ["server", "client"];
const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** The server's spec of every release in the catalog, and the client's; those that the cache lacks are pulled. */
export async function catalogSpecs(print: (line: string) => void): Promise<Spec[]> {
  const specs: Spec[] = [];
  for (const kind of kinds) {
    for (const { airflow } of catalogEntries(kind)) {
      const { path } = await airflowSpec(airflow, kind, { onProgress: print });
      specs.push({ name: `${kind}-${airflow}`, path });
    }
  }
  return specs;
}

/** `count` parts of the specs, each of some tags, as files in `folder`. The same seed gives the same parts. */
export function partsOf(specs: readonly Spec[], count: number, seed: number, folder: string): Spec[] {
  const part = fc.gen().map((generate) => {
    const { name, path } = generate(() => fc.constantFrom(...specs));
    const document = load(readFileSync(path, "utf8")) as Document;
    const tags = generate(() => fc.subarray(tagsOf(document), { minLength: 1, maxLength: 6 }));
    // Whether the components are left that nothing refers to makes a difference to the reference generator.
    const isPruned = generate(fc.boolean);
    return { name, document: isPruned ? pruned(partOf(document, tags)) : partOf(document, tags) };
  });
  return fc.sample(part, { numRuns: count, seed }).map(({ name, document }, index) => {
    const path = join(folder, `part-${seed}-${index}-${name}.json`);
    writeFileSync(path, JSON.stringify(document, null, 2));
    return { name: `part-${seed}-${index}-${name}`, path };
  });
}

/** A document with only the operations that have one of the tags. */
export function partOf(document: Document, tags: readonly string[]): Document {
  const paths = Object.entries(document.paths).flatMap(([path, item]) => {
    const members = Object.entries(item);
    const kept = members.filter(
      ([key, { tags: own = [] }]) => !methods.has(key) || own.some((tag) => tags.includes(tag)),
    );
    return kept.some(([key]) => methods.has(key)) ? [[path, Object.fromEntries(kept)] as const] : [];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

/** A document without the components that its paths do not lead to. */
export function pruned(document: Document): Document {
  const components = Object.entries(document.components);
  const used = new Set<string>();
  const left: unknown[] = [document.paths];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== "object" || value === null) continue;
    left.push(...(Object.values(value) as unknown[]));
    const ref = "$ref" in value ? /^#\/components\/(\w+\/[\w.-]+)/.exec(String(value.$ref))?.[1] : undefined;
    if (ref === undefined || used.has(ref)) continue;
    used.add(ref);
    const [section = "", name = ""] = ref.split("/");
    left.push(document.components[section]?.[name]);
  }
  const kept = components.map(([section, members]): [string, Components] => [
    section,
    Object.fromEntries(
      Object.entries(members).filter(([name]) => section === "securitySchemes" || used.has(`${section}/${name}`)),
    ),
  ]);
  return { ...document, components: Object.fromEntries(kept) };
}

function tagsOf({ paths }: Document): string[] {
  const members = Object.values(paths).flatMap((item) => Object.entries(item));
  return [...new Set(members.flatMap(([key, { tags = [] }]) => (methods.has(key) ? tags : [])))];
}
