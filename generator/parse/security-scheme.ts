/** Security Scheme Objects (OpenAPI 3.1, section 4.8.27): those of a document, and those of a user's own file. */
import type { OAuthFlow, Pointer, SecurityScheme } from "../ir/model.js";
import { isToken } from "../ir/parameters.js";
import { child, isObject, type JsonObject, member, membersIn, type SpecNode, text } from "./context.js";

/** How a fault of a scheme is reported: a document and a file of the user's have different codes. */
export interface Faults {
  /** Called for a scheme, or a part of one, that cannot be used. It may throw; otherwise it is left out. */
  readonly leaveOut: (pointer: Pointer, message: string) => void;
}

/** The mapping of a scheme, or of a part of one. */
interface Part extends SpecNode<JsonObject> {
  /** The name of the scheme. */
  readonly name: string;
  readonly faults: Faults;
}

export const schemeTypes = ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"] as const;

/** The scheme; undefined where it is left out as a whole. */
export function parseSecurityScheme(
  name: string,
  node: SpecNode<JsonObject>,
  faults: Faults,
): SecurityScheme | undefined {
  const part: Part = { ...node, name, faults };
  const kind = kindOf(part);
  const deprecated = member(node.value, "deprecated") === true ? ({ deprecated: true } as const) : {};
  return kind && { name, ...optional(part, "description"), ...deprecated, ...kind };
}

type Kind = SecurityScheme extends infer Scheme
  ? Scheme extends SecurityScheme
    ? Omit<Scheme, "name" | "description" | "deprecated">
    : never
  : never;

function kindOf(part: Part): Kind | undefined {
  const type = needed(part, "type");
  switch (type) {
    case "apiKey":
      return apiKeyOf(part);
    case "http": {
      const scheme = needed(part, "scheme");
      if (scheme === undefined) return undefined;
      if (!isToken(scheme)) return leftOut(part, "scheme", `\`${scheme}\` cannot be an HTTP authentication scheme.`);
      return { type, scheme, ...optional(part, "bearerFormat") };
    }
    case "oauth2":
      return { type, flows: flowsOf(part), ...optionalUrl(part, "oauth2MetadataUrl") };
    case "openIdConnect": {
      if (needed(part, "openIdConnectUrl") === undefined) return undefined;
      const { openIdConnectUrl } = optionalUrl(part, "openIdConnectUrl");
      return openIdConnectUrl === undefined ? undefined : { type, openIdConnectUrl };
    }
    case "mutualTLS":
      return { type };
    case "basic":
      // The word of OpenAPI 2.0.
      leftOut(part, "type", "`type: basic` is the OpenAPI 2.0 form of `type: http` with `scheme: basic`.");
      return { type: "http", scheme: "basic" };
    case undefined:
      return undefined;
    default:
      return leftOut(
        part,
        "type",
        `\`${type}\` is not a type of security schemes. The types are ${schemeTypes.join(", ")}.`,
      );
  }
}

function apiKeyOf(part: Part): Kind | undefined {
  const location = needed(part, "in");
  if (location === undefined) return undefined;
  if (location !== "query" && location !== "header" && location !== "cookie") {
    return leftOut(part, "in", "The `in` of an apiKey scheme must be query, header or cookie.");
  }
  const written = needed(part, "name");
  if (written === undefined) return undefined;
  const parameterName = location === "query" ? written : written.trim();
  if (parameterName !== written) leftOut(part, "name", `Spaces around the name of a ${location} cannot be sent.`);
  if (parameterName === "") return leftOut(part, "name", `The \`name\` of \`${part.name}\` is empty.`);
  // In a query everything is encoded.
  if (location !== "query" && !isToken(parameterName)) {
    return leftOut(part, "name", `\`${parameterName}\` cannot be the name of a ${location}.`);
  }
  return { type: "apiKey", in: location, parameterName };
}

type FlowName = OAuthFlow["flow"];
type FlowUrl = "authorizationUrl" | "deviceAuthorizationUrl" | "tokenUrl";

/** The flows and the URLs that each needs (section 4.8.30; the last one is of OpenAPI 3.2). */
const flowUrls: Readonly<Record<FlowName, readonly FlowUrl[]>> = {
  implicit: ["authorizationUrl"],
  password: ["tokenUrl"],
  clientCredentials: ["tokenUrl"],
  authorizationCode: ["authorizationUrl", "tokenUrl"],
  deviceAuthorization: ["deviceAuthorizationUrl", "tokenUrl"],
};
const flowNames = Object.keys(flowUrls) as FlowName[];

/** The flows in the order of the standard, whatever their order in the document. */
function flowsOf(part: Part): OAuthFlow[] {
  const flows = member(part.value, "flows") ?? {};
  if (!isObject(flows)) {
    leftOut(part, "flows", `The \`flows\` of \`${part.name}\` must be a mapping.`);
    return [];
  }
  const pointer = child(part.pointer, "flows");
  const declared = membersIn({ value: flows, pointer }).filter(([name]) => !name.startsWith("x-"));
  for (const [name, node] of declared.filter(([name]) => !Object.hasOwn(flowUrls, name))) {
    part.faults.leaveOut(node.pointer, `\`${name}\` is not an OAuth flow. The flows are ${flowNames.join(", ")}.`);
  }
  if (declared.length === 0) {
    const isThere = member(part.value, "flows") !== undefined;
    part.faults.leaveOut(isThere ? pointer : part.pointer, `\`${part.name}\` has no flow.`);
  }
  return flowNames.flatMap((flow) => {
    const [, node] = declared.find(([name]) => name === flow) ?? [];
    return node === undefined ? [] : flowOf(part, flow, node);
  });
}

/** An OAuth Flow Object (section 4.8.30), or nothing where it cannot be used. */
function flowOf({ name, faults }: Part, flow: FlowName, { value, pointer }: SpecNode): OAuthFlow[] {
  if (!isObject(value)) {
    faults.leaveOut(pointer, `\`${flow}\` of \`${name}\` must be a mapping.`);
    return [];
  }
  const part: Part = { value, pointer, name, faults };
  const missing = flowUrls[flow].find((key) => member(value, key) === undefined);
  if (missing !== undefined) {
    faults.leaveOut(pointer, `The flow \`${flow}\` of \`${name}\` has no \`${missing}\`.`);
    return [];
  }
  const urls = optionalUrl(part, "authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl");
  return flowUrls[flow].some((key) => urls[key] === undefined) ? [] : [{ flow, ...urls, scopes: scopesOf(part) }];
}

function scopesOf(part: Part): OAuthFlow["scopes"] {
  const scopes = member(part.value, "scopes") ?? {};
  if (!isObject(scopes)) {
    leftOut(part, "scopes", `The \`scopes\` of \`${part.name}\` must be a mapping from names to descriptions.`);
    return [];
  }
  const node: Part = { ...part, value: scopes, pointer: child(part.pointer, "scopes") };
  return Object.keys(scopes).map((name) => ({ name, description: optionalText(node, name) ?? "" }));
}

function leftOut({ faults, pointer }: Part, key: string, message: string): undefined {
  faults.leaveOut(child(pointer, key), message);
}

function needed(part: Part, key: string): string | undefined {
  const value = text(part.value, key);
  if (value !== undefined) return value;
  if (member(part.value, key) !== undefined) return leftOut(part, key, notText(part, key));
  part.faults.leaveOut(part.pointer, `The security scheme \`${part.name}\` has no \`${key}\`.`);
  return undefined;
}

/** The texts among these members, for spreading. */
function optional<Key extends string>(part: Part, ...keys: Key[]): { readonly [K in Key]?: string } {
  const found: { [K in Key]?: string } = {};
  for (const key of keys) {
    const value = optionalText(part, key);
    if (value !== undefined) found[key] = value;
  }
  return found;
}

function optionalText(part: Part, key: string): string | undefined {
  const value = text(part.value, key);
  if (value === undefined && member(part.value, key) !== undefined) leftOut(part, key, notText(part, key));
  return value;
}

function notText({ name }: Part, key: string): string {
  return `The \`${key}\` of \`${name}\` must be a string.`;
}

/** Those of the keys that have a URL which is safe to send a client to. No message shows a URL, since it may hold a secret. */
function optionalUrl<Key extends string>(part: Part, ...keys: Key[]): { readonly [K in Key]?: string } {
  const found = optional(part, ...keys);
  for (const key of keys) {
    if (found[key] === undefined || isUsableUrl(found[key])) continue;
    const want = "an https: or http: URL without user and password, or a path on the server";
    leftOut(part, key, `The \`${key}\` of \`${part.name}\` must be ${want}.`);
    delete found[key];
  }
  return found;
}

/** Whether a URL is absolute with http or https and without user and password; or relative, and on the same server. */
function isUsableUrl(url: string): boolean {
  // URL parsers drop line breaks and read a backslash as a slash.
  if (url === "" || /[\s\p{C}\\]/u.test(url)) return false;
  const server = "https://server.invalid";
  if (!URL.canParse(url, server)) return false;
  const { origin, username, password } = new URL(url, server);
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(url);
  return isAbsolute ? /^https?:\/\/[^/]/i.test(url) && username + password === "" : origin === server;
}
