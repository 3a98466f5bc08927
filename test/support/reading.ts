/** A document, as bytes, through the steps of a run that come before the targets. */
import { Readable } from "node:stream";
import { filterApi } from "../../generator/ir/filter.js";
import type { Api } from "../../generator/ir/model.js";
import { inText, load, type LoadedSpec } from "../../generator/load/index.js";
import { parse } from "../../generator/parse/index.js";
import { placed } from "../../generator/run/job/findings.js";
import { selectSchemes } from "../../generator/security/select.js";

/** All of a document. */
export const noFilters = {
  includeTags: [],
  excludeTags: [],
  includeOperations: [],
  excludeOperations: [],
  excludeDeprecated: false,
};

/** Loads, parses, filters nothing, and looks at the place of every finding, as whoever shows it does. */
export async function readDocument(document: Buffer): Promise<{ readonly api: Api; readonly loaded: LoadedSpec }> {
  const loaded = await load({ kind: "stdin" }, { allowRefs: [], stdin: Readable.from([document]) });
  const parsed = parse(loaded);
  const filtered = filterApi(parsed.api, noFilters);
  JSON.stringify(placed([...parsed.findings, ...filtered.findings], loaded));
  return { api: await inText(loaded, () => selectSchemes(filtered.api, {}, parsed.api)), loaded };
}
