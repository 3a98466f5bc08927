/** The security schemes of a document, and the requirements of its operations. */
import type { SecurityRequirement, SecurityScheme } from "../ir/model.js";
import {
  type ParseContext,
  expectObject,
  type JsonObject,
  listAt,
  member,
  membersIn,
  type SpecNode,
  objectAt,
  report,
} from "./context.js";
import { resolve } from "./reference.js";
import { parseSecurityScheme } from "./security-scheme.js";

/** The security schemes of `components` that can be used. */
export function parseSecuritySchemes(context: ParseContext, components: SpecNode<JsonObject>): SecurityScheme[] {
  return membersIn(objectAt(context, components, "securitySchemes")).flatMap(([name, node]) => {
    const scheme = parseSecurityScheme(name, resolve(context, node, "A security scheme"), {
      leaveOut: (pointer, message) => report(context, "QUIRK_SECURITY", pointer, message),
    });
    return scheme === undefined ? [] : [scheme];
  });
}

/** What holds for an operation that says nothing of security: the requirements of the document, and all of its schemes. */
export interface SecurityDefaults {
  readonly schemes: readonly SecurityScheme[];
  readonly security: readonly SecurityRequirement[];
}

/**
 * The `security` of the document or of an operation; the default where it has none. Where all of its requirements name unknown schemes,
 * it still asks for authentication: then the default holds or, if that asks for none, any scheme of the document is enough.
 */
export function parseSecurity(
  context: ParseContext,
  parent: SpecNode<JsonObject>,
  { schemes, security }: SecurityDefaults,
): readonly SecurityRequirement[] {
  if (member(parent.value, "security") === undefined) return security;
  const declared = listAt(context, parent, "security");
  const usable = declared.flatMap((item) => usableRequirement(context, item, schemes));
  if (usable.length > 0 || declared.length === 0) return usable;
  return security.length > 0 ? security : schemes.map(({ name }) => [{ scheme: name, scopes: [] }]);
}

/** The requirement, or nothing where it names a scheme that does not exist. */
function usableRequirement(
  context: ParseContext,
  item: SpecNode,
  schemes: readonly SecurityScheme[],
): readonly SecurityRequirement[] {
  const requirement = expectObject(context, item, "A security requirement");
  const unknown = Object.keys(requirement.value).filter((name) => !schemes.some((scheme) => scheme.name === name));
  if (unknown.length > 0) {
    const names = unknown.map((name) => `\`${name}\``).join(", ");
    report(context, "QUIRK_SECURITY", item.pointer, `There is no security scheme ${names} that can be used.`);
    return [];
  }
  return [Object.entries(requirement.value).map(([scheme, scopes]) => ({ scheme, scopes: stringsOf(scopes) }))];
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
