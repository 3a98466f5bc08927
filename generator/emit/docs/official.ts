/** The docs of the Python client's releases as they were published: the reference generator's pages, and what was done to them. */
import type { PublishedDocs } from "../../catalog/published.js";
import type { OutputFile } from "../../output-file.js";
import type { Warn } from "../target.js";

/** In this order, everywhere; what else says `client.` was overlooked, and so published. */
const renames = [
  ["# client", "# Apache Airflow Python Client"],
  ["import client", "import airflow_client.client"],
  ["from client", "from airflow_client.client"],
  ["getattr(client.models", "getattr(airflow_client.client.models"],
] as const;

/**
 * The published files. The README was written by hand: it is among them only where a template for it is given. Names are those of the
 * repository of the client, which has the pages of every release; packages have the pages of some, and a page or two by another name.
 */
export function publishedFiles(
  files: readonly OutputFile[],
  { renamed = false, files: names = {} }: PublishedDocs,
  { readmeTemplate, warn }: { readonly readmeTemplate?: unknown; readonly warn: Warn },
): readonly OutputFile[] {
  for (const [inPackage, inRepository] of Object.entries(names)) {
    const message = `docs/${inRepository} has its name from the client's repository. The package of the release calls it docs/${inPackage}.`;
    warn({ code: "QUIRK_PAGE_NAME", message });
  }
  return files.flatMap(({ path, text }) => {
    if (!path.startsWith("docs/")) return readmeTemplate === undefined ? [] : [{ path, text }];
    const name = path.slice("docs/".length);
    const kept = Object.hasOwn(names, name) ? names[name] : undefined;
    return [{ path: `docs/${kept ?? name}`, text: renamed ? mended(text) : text }];
  });
}

function mended(text: string): string {
  return renames.reduce((done, [from, to]) => done.replaceAll(from, to), text);
}
