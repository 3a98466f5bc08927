import type { Api } from "../../ir/model.js";
import type { LoadedSpec } from "../../load/index.js";
import type { SpecReport } from "../../report.js";

/** What a report says of a spec. */
export function specReport(loaded: LoadedSpec, api: Api, name: string = loaded.name): SpecReport {
  return {
    name,
    sha256: loaded.sha256,
    title: api.info.title,
    openapi: api.openapi,
    operations: api.operations.length,
    schemas: api.schemas.length,
  };
}
