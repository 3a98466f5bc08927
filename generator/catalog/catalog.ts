/** The catalog: which file of which Python package is the official spec of an Airflow release. Data in specs/catalog.json. */
import { readFileSync } from "node:fs";
import { packageRoot } from "../package-root.js";
import type { ClientSpecRules } from "./preprocess/index.js";
import type { PublishedDocs } from "./published.js";

/** `server`: the spec that Airflow itself serves. `client`: the one the official Python client was made from. */
export type SpecKind = "server" | "client";

/** One pinned release. */
export interface CatalogEntry {
  /** The release as the user names it: Airflow's, or that of the Python client. */
  readonly airflow: string;
  readonly package: string;
  readonly version: string;
  /** Path of the spec inside the package's wheel. */
  readonly file: string;
  readonly sha256: string;
  /** What makes the client's spec of the file. `null` or absent: the file is the spec as it is. */
  readonly rules?: ClientSpecRules | null;
  /** Of the client: how its docs were made. Absent: none were published. */
  readonly docs?: PublishedDocs;
}

/** specs/catalog.json. The lists are sorted, oldest release first. */
export interface Catalog {
  readonly about: string;
  readonly rules: Readonly<Record<ClientSpecRules, string>>;
  readonly server: readonly CatalogEntry[];
  readonly client: readonly CatalogEntry[];
}

export const catalogFile = new URL("specs/catalog.json", packageRoot);

let loaded: Catalog | undefined;

/** The catalog that comes with the program. */
export function catalog(): Catalog {
  return (loaded ??= JSON.parse(readFileSync(catalogFile, "utf8")) as Catalog);
}

/** Every pinned release of a kind, oldest first. */
export function catalogEntries(kind: SpecKind): readonly CatalogEntry[] {
  return catalog()[kind];
}

/** The text of specs/catalog.json: one line for each entry, so that a release is one line of a change. */
export function formatCatalog(content: Catalog): string {
  const members = Object.entries(content.rules).map(
    ([name, text]) => `    ${JSON.stringify(name)}: ${JSON.stringify(text)}`,
  );
  return [
    "{",
    `  "about": ${JSON.stringify(content.about)},`,
    `  "rules": {\n${members.join(",\n")}\n  },`,
    `  "server": [\n${formatEntries(content.server)}\n  ],`,
    `  "client": [\n${formatEntries(content.client)}\n  ]`,
    "}\n",
  ].join("\n");
}

function formatEntries(entries: readonly CatalogEntry[]): string {
  return entries.map((entry) => `    ${onOneLine(entry)}`).join(",\n");
}

function onOneLine(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${onOneLine(member)}`);
  return `{ ${members.join(", ")} }`;
}
