/** Which security schemes a build has, and which of them an operation takes: decided here, read from the IR by every target. */
import { failure } from "../diagnostics.js";
import type { Api, SecurityRequirement } from "../ir/model.js";
import { builtinSchemes } from "./builtin.js";

/**
 * The API with exactly these schemes, in this order, in place of its own. Names are those of the spec, or of the built-in ones.
 * Operations that are open to everybody stay open; all others take any one of the schemes.
 * Throws SECURITY_UNKNOWN for a name that neither has.
 */
export function selectSchemes(api: Api, names: readonly string[] | undefined): Api {
  if (names === undefined) return offerSchemes(api);
  const known = [...api.securitySchemes, ...builtinSchemes];
  const securitySchemes = names.map((name) => {
    const scheme = known.find((candidate) => candidate.name === name);
    if (scheme !== undefined) return scheme;
    const existing = [...new Set(known.map((candidate) => candidate.name))].join(", ");
    throw failure("SECURITY_UNKNOWN", `There is no security scheme \`${name}\`; there are ${existing}.`);
  });
  const any = names.map((scheme): SecurityRequirement => [{ scheme, scopes: [] }]);
  return {
    ...api,
    securitySchemes,
    hasChosenSchemes: true,
    operations: api.operations.map((operation) => ({
      ...operation,
      security: operation.security.length > 0 || isSilent(api) ? any : [],
    })),
  };
}

/**
 * Airflow 2 defines schemes, and then says `security: []` for everything, since the deployment decides. A client that took it by
 * the word would send no credentials, so every scheme is offered for every operation.
 */
function offerSchemes(api: Api): Api {
  if (!isSilent(api)) return api;
  const security = api.securitySchemes.map((scheme): SecurityRequirement => [{ scheme: scheme.name, scopes: [] }]);
  return { ...api, operations: api.operations.map((operation) => ({ ...operation, security })) };
}

function isSilent(api: Api): boolean {
  return api.securitySchemes.length > 0 && api.operations.every((operation) => operation.security.length === 0);
}
