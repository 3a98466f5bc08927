/** Which security schemes a build has, and which of them an operation takes: decided here, read from the IR by every target. */
import { leavesSecurityOpen } from "../ir/airflow.js";
import { failure } from "../diagnostics.js";
import type { Api, Operation, SecurityRequirement, SecurityScheme } from "../ir/model.js";
import { didYouMean } from "../suggest.js";
import { builtinSchemes } from "./builtin.js";

/** What the user says of security. */
export interface SchemeChoice {
  /** The schemes of the build, in order. Absent: those of the user's own file or, without one, of the document. */
  readonly names?: readonly string[];
  readonly own?: OwnSchemes;
}

/** Schemes of the user's own. */
export interface OwnSchemes {
  readonly schemes: readonly SecurityScheme[];
}

/**
 * The API with exactly the chosen schemes, in the order chosen. A name means the user's own scheme, else the document's, else the
 * built-in one.
 *
 * Operations that are open to everybody stay open. The others keep those of their alternatives that the build can do, and take each
 * scheme that the document does not know as one more alternative: what the document does not know was chosen since the
 * deployment has it. Throws SECURITY_UNKNOWN, and SECURITY_UNMET where nothing is left for an operation.
 *
 * @param whole the API before operations were filtered, where they were
 */
export function selectSchemes(api: Api, { names, own }: SchemeChoice, whole: Api = api): Api {
  const chosen = names ?? own?.schemes.map(({ name }) => name);
  if (chosen === undefined) return leavesSecurityOpen(whole) ? offerSchemes(api) : api;
  const securitySchemes = [...new Set(chosen)].map((name) => schemeCalled(name, api, own));
  const operations = api.operations.map((operation) => ({
    ...operation,
    security: leavesSecurityOpen(whole) ? oneOf(securitySchemes) : alternatives(operation, securitySchemes, api),
  }));
  assertCallable(api.operations, operations);
  return { ...api, securitySchemes, hasChosenSchemes: true, operations };
}

/** A client that took such a document by the word would send no credentials, so every scheme is offered for every operation. */
function offerSchemes(api: Api): Api {
  const security = oneOf(api.securitySchemes);
  return { ...api, operations: api.operations.map((operation) => ({ ...operation, security })) };
}

function oneOf(schemes: readonly SecurityScheme[]): SecurityRequirement[] {
  return schemes.map(({ name }) => [{ scheme: name, scopes: [] }]);
}

function schemeCalled(name: string, api: Api, own: OwnSchemes | undefined): SecurityScheme {
  const known = [...(own?.schemes ?? []), ...api.securitySchemes, ...builtinSchemes];
  const scheme = known.find((candidate) => candidate.name === name);
  if (scheme !== undefined) return scheme;
  const existing = [...new Set(known.map((candidate) => candidate.name))];
  const hint = didYouMean(name, existing);
  throw failure(
    "SECURITY_UNKNOWN",
    `There is no security scheme \`${name}\`. The schemes are ${existing.join(", ")}${hint}`,
  );
}

/** What an operation takes of the schemes of the build, in their order; going without stays the last way. */
function alternatives(operation: Operation, schemes: readonly SecurityScheme[], api: Api): SecurityRequirement[] {
  if (operation.security.length === 0) return [];
  const built = new Set(schemes.map(({ name }) => name));
  const kept = operation.security.filter((requirement) => requirement.every(({ scheme }) => built.has(scheme)));
  const ways = schemes.flatMap((scheme): SecurityRequirement[] =>
    api.securitySchemes.some(({ name }) => name === scheme.name)
      ? kept.filter((requirement) => requirement[0]?.scheme === scheme.name)
      : oneOf([scheme]),
  );
  return [...ways, ...kept.filter((requirement) => requirement.length === 0)];
}

/** @param before the operations as the document has them. @param after as the build has them. */
function assertCallable(before: readonly Operation[], after: readonly Operation[]): void {
  const unmet = before.filter(({ security }, index) => security.length > 0 && after[index]?.security.length === 0);
  const [first, ...more] = unmet;
  if (first === undefined) return;
  const needed = first.security.map((requirement) => requirement.map(({ scheme }) => `\`${scheme}\``).join(" with "));
  const count = more.length === 0 ? "" : ` (${unmet.length} operations in all)`;
  throw failure(
    "SECURITY_UNMET",
    `\`${first.id}\` requires ${needed.join(" or ")}, and this client supports no such scheme${count}.`,
    {
      pointer: `${first.pointer}/security`,
      fix: `Add one of them to --security-schemes, or exclude such operations: --exclude-operation '${first.id}'.`,
    },
  );
}
