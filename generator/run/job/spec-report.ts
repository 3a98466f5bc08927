import type { Api } from "../../ir/model.js";
import type { LoadedSpec } from "../../load/index.js";
import type { SecurityReport, SpecReport } from "../../report.js";
import type { SchemeChoice } from "../../security/select.js";
import type { JobOverlay } from "./overlays.js";

/** What a report says of a spec. */
export function specReport(
  loaded: LoadedSpec,
  { api, parsed, choice, overlays }: Built,
  name: string = loaded.name,
): SpecReport {
  return {
    name,
    sha256: loaded.sha256,
    title: api.info.title,
    openapi: api.openapi,
    operations: api.operations.length,
    schemas: api.schemas.length,
    security: securityReport(api, parsed, choice),
    ...(overlays.length > 0 && { overlays: overlays.map((one) => ({ name: one.name, sha256: one.sha256 })) }),
  };
}

/** What a job makes of a spec. */
interface Built {
  readonly api: Api;
  /** As the document has it. */
  readonly parsed: Api;
  readonly choice: SchemeChoice;
  /** What changed it before. */
  readonly overlays: readonly JobOverlay[];
}

function securityReport(api: Api, parsed: Api, { names, own }: SchemeChoice): SecurityReport {
  const schemes = api.securitySchemes.map(({ name }) => name);
  const inSpec = parsed.securitySchemes.map(({ name }) => name);
  return {
    schemes,
    from: names !== undefined ? "--security-schemes" : own !== undefined ? "--auth-file" : "spec",
    leftOut: inSpec.filter((name) => !schemes.includes(name)),
  };
}
