/** A spec as the reference generator needs it to document the schemes of a build, which is an option for us alone. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load as parseYaml } from "js-yaml";
import type { OAuthFlow, SecurityScheme } from "../../generator/ir/model.js";
import { readAuthFile } from "../../generator/security/auth-file.js";
import { builtinSchemes } from "../../generator/security/builtin.js";
import { type SchemeChoice } from "../../generator/security/select.js";
import type { Spec } from "./compare-specs.js";

/** What is asked for: all of a file, or names of it and of the built-in schemes. */
export async function choiceOf(names: readonly string[] | undefined, file: string | undefined): Promise<SchemeChoice> {
  return {
    ...(names !== undefined && { names }),
    ...(file !== undefined && { own: await readAuthFile(file) }),
  };
}

/** The spec for the reference generator: its schemes are the chosen ones, and whoever asked for any takes each of them. */
export function withSchemes(spec: Spec, { names, own }: SchemeChoice, folder: string): Spec {
  const known = [...(own?.schemes ?? []), ...builtinSchemes];
  const chosen = (names ?? own?.schemes.map(({ name }) => name) ?? []).map((name) => {
    const scheme = known.find((candidate) => candidate.name === name);
    if (scheme === undefined) throw new Error(`${name} is neither in the file nor built in`);
    return scheme;
  });
  const document = parseYaml(readFileSync(spec.path, "utf8")) as Document;
  // Both are given JSON: what YAML can say beyond it is not what is compared.
  const write = (name: string): string => {
    const path = join(folder, `${spec.name}-${name}.json`);
    writeFileSync(path, JSON.stringify(document));
    return path;
  };
  const path = write("own-schemes");
  const security = chosen.map(({ name }) => ({ [name]: [] }));
  const asks = (holder: { security?: unknown[] }): boolean => (holder.security?.length ?? 0) > 0;
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  const isSilent = !asks(document) && !operations.some(asks);
  if (isSilent || asks(document)) document.security = security;
  for (const operation of operations) if (asks(operation)) operation.security = security;
  document.components.securitySchemes = Object.fromEntries(chosen.map((scheme) => [scheme.name, objectOf(scheme)]));
  return { ...spec, path, theirs: write("chosen-schemes") };
}

interface Document {
  security?: unknown[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, { security?: unknown[] }>>>>;
  readonly components: { securitySchemes?: unknown };
}

/** A Security Scheme Object (OpenAPI 3.1, section 4.8.27). */
function objectOf({ name: _, ...scheme }: SecurityScheme): object {
  switch (scheme.type) {
    case "apiKey": {
      const { parameterName, ...rest } = scheme;
      return { ...rest, name: parameterName };
    }
    case "oauth2":
      return { ...scheme, flows: Object.fromEntries(scheme.flows.map((flow) => [flow.flow, flowObject(flow)])) };
    default:
      return scheme;
  }
}

function flowObject({ flow: _, scopes, ...urls }: OAuthFlow): object {
  return { ...urls, scopes: Object.fromEntries(scopes.map(({ name, description }) => [name, description])) };
}
