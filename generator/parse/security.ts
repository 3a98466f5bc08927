import type { OAuthFlow, SecurityRequirement, SecurityScheme } from "../ir/model.js";
import {
  type Context,
  expectObject,
  expectToken,
  fail,
  isObject,
  type JsonObject,
  listAt,
  member,
  membersIn,
  type Node,
  objectAt,
  optionalText,
  report,
  text,
} from "./context.js";
import { resolve } from "./reference.js";

/** Security Scheme Objects (OpenAPI 3.1, section 4.8.27) of `components`. */
export function parseSecuritySchemes(context: Context, components: Node<JsonObject>): SecurityScheme[] {
  return membersIn(objectAt(context, components, "securitySchemes")).map(([name, node]) => {
    const { value, pointer } = resolve(context, node, "A security scheme");
    return { name, ...optionalText(value, "description"), ...schemeOf(context, { value, pointer }) };
  });
}

type SchemeKind = SecurityScheme extends infer Scheme
  ? Scheme extends SecurityScheme
    ? Omit<Scheme, "name" | "description">
    : never
  : never;

function schemeOf(context: Context, node: Node<JsonObject>): SchemeKind {
  const need = (key: string): string => {
    const value = text(node.value, key);
    if (value === undefined) throw fail(context, "SPEC_INVALID", node.pointer, `A security scheme has no \`${key}\`.`);
    return value;
  };
  const type = need("type");
  switch (type) {
    case "apiKey": {
      const location = need("in");
      if (location !== "query" && location !== "header" && location !== "cookie") {
        throw fail(
          context,
          "SPEC_INVALID",
          node.pointer,
          "The `in` of an apiKey scheme must be query, header or cookie.",
        );
      }
      const parameterName = need("name");
      if (location !== "query") expectToken(context, parameterName, node.pointer);
      return { type, in: location, parameterName };
    }
    case "http":
      return { type, scheme: need("scheme"), ...optionalText(node.value, "bearerFormat") };
    case "oauth2":
      return { type, flows: flowsOf(context, node) };
    case "openIdConnect":
      return { type, openIdConnectUrl: need("openIdConnectUrl") };
    case "mutualTLS":
      return { type };
    default:
      throw fail(context, "SPEC_INVALID", node.pointer, `There is no security scheme of type \`${type}\`.`);
  }
}

const flowNames = ["implicit", "password", "clientCredentials", "authorizationCode"] as const;

function flowsOf(context: Context, node: Node<JsonObject>): OAuthFlow[] {
  const flows = objectAt(context, node, "flows");
  return flowNames.flatMap((flow) => {
    const value = member(flows.value, flow);
    if (!isObject(value)) return [];
    const scopes = member(value, "scopes");
    return [
      {
        flow,
        ...optionalText(value, "authorizationUrl", "tokenUrl", "refreshUrl"),
        scopes: Object.keys(isObject(scopes) ? scopes : {}).map((name) => ({
          name,
          description: isObject(scopes) ? (text(scopes, name) ?? "") : "",
        })),
      },
    ];
  });
}

/** What an operation takes over from the document where it says nothing itself. */
export interface SecurityDefaults {
  readonly schemes: readonly SecurityScheme[];
  readonly security: readonly SecurityRequirement[];
}

/**
 * The `security` of the document or of an operation, or the default where it has none of its own. One that names only unknown
 * schemes asks for authentication all the same: that of the default or, where it has none, of any scheme.
 */
export function parseSecurity(
  context: Context,
  parent: Node<JsonObject>,
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
  context: Context,
  item: Node,
  schemes: readonly SecurityScheme[],
): readonly SecurityRequirement[] {
  const requirement = expectObject(context, item, "A security requirement");
  const unknown = Object.keys(requirement.value).filter((name) => !schemes.some((scheme) => scheme.name === name));
  if (unknown.length > 0) {
    const names = unknown.map((name) => `\`${name}\``).join(", ");
    report(context, "QUIRK_SECURITY", item.pointer, `There is no security scheme ${names}.`);
    return [];
  }
  return [Object.entries(requirement.value).map(([scheme, scopes]) => ({ scheme, scopes: stringsOf(scopes) }))];
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
