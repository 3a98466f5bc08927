/**
 * Security as the reference reads it: literally. Where an API defines schemes and asks for none (as Airflow 2 does), the IR lets
 * clients offer credentials all the same; a page of the reference says "No authorization required".
 */
import type { Api, OAuthFlow, SecurityRequirement, SecurityScheme } from "../../../ir/model.js";
import { openDocument } from "../../../ir/raw-document.js";
import { isObject, type JsonObject, keysOf } from "../../../load/index.js";
import { entriesOf, list, member, objectAt, type ReadText, text, textOrNull, texts } from "./members.js";

/** The schemes as they are written. The IR leaves out what no client can send, such as a header that is called `API key`. */
export function declaredSchemes(
  { document, securitySchemes, hasChosenSchemes }: Api,
  read: ReadText,
): SecurityScheme[] {
  if (hasChosenSchemes) return [...securitySchemes];
  const written = objectAt(objectAt(openDocument(document), "components"), "securitySchemes");
  return entriesOf(written).flatMap(([name, scheme]) => {
    const known = securitySchemes.find((one) => one.name === name);
    return schemeOf(name, scheme, read) ?? known ?? [];
  });
}

function schemeOf(name: string, scheme: JsonObject, read: ReadText): SecurityScheme | undefined {
  const common = { name, ...read(scheme, "description") };
  switch (member(scheme, "type")) {
    case "apiKey":
      return { ...common, type: "apiKey", in: placeOf(scheme), parameterName: read(scheme, "name").name ?? "" };
    case "http":
      return { ...common, type: "http", scheme: read(scheme, "scheme").scheme ?? "", ...read(scheme, "bearerFormat") };
    case "openIdConnect":
      return {
        ...common,
        type: "openIdConnect",
        openIdConnectUrl: text(scheme, "openIdConnectUrl").openIdConnectUrl ?? "",
      };
    case "oauth2":
      return { ...common, type: "oauth2", flows: flowsOf(objectAt(scheme, "flows"), read) };
    default:
      return undefined;
  }
}

/** Pages have no word for a cookie, and none for a place that there is not. */
function placeOf(scheme: JsonObject): "query" | "header" | "cookie" {
  const place = member(scheme, "in");
  return place === "query" || place === "header" ? place : "cookie";
}

const flowNames = ["implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization"] as const;

function flowsOf(flows: JsonObject, read: ReadText): OAuthFlow[] {
  return flowNames.flatMap((flow) => {
    const written = member(flows, flow);
    if (!isObject(written)) return [];
    const scopes = objectAt(written, "scopes");
    return [
      {
        flow,
        ...read(written, "authorizationUrl", "tokenUrl"),
        // Here null is a text for every release.
        scopes: keysOf(scopes).map((name) => ({ name, description: textOrNull(scopes, name)[name] ?? "" })),
      },
    ];
  });
}

/**
 * What an operation asks for: its own `security`, or that of the document where the operation has none. A `security` that names
 * unknown schemes only counts as none; an empty one asks for nothing.
 */
export function declaredSecurity({ document, securitySchemes }: Api, operation: JsonObject): SecurityRequirement[] {
  const names = new Set(securitySchemes.map(({ name }) => name));
  const requirementsOf = (holder: JsonObject): SecurityRequirement[] =>
    list(holder, "security", (requirement) =>
      Object.keys(requirement)
        .filter((scheme) => names.has(scheme))
        .map((scheme) => ({ scheme, scopes: texts(requirement, scheme) ?? [] })),
    );
  const own = requirementsOf(operation);
  const isOpen = Array.isArray(operation["security"]) && operation["security"].length === 0;
  return isOpen || own.some((requirement) => requirement.length > 0) ? own : requirementsOf(openDocument(document));
}
