/**
 * Random OpenAPI documents: small, valid, in the manner of real APIs, with a few unusual features each. They are for finding what
 * the published specs do not show. The same seed gives the same documents.
 */
import fc from "fast-check";
import { diceOf, type Dice } from "./dice.js";
import { operation, pathParameter, security, sharedComponents, type Shared } from "./operations.js";
import type { Json, JsonObject } from "./primitives.js";
import { components } from "./schemas.js";
import { jsonOf, yamlOf } from "./texts.js";
import { twist } from "./twists.js";
import { described, operationWords, shortText, tagWords, text } from "./words.js";

/** The text of documents of OpenAPI 3.0 and 3.1, in JSON or YAML. */
export const openApiDocument: fc.Arbitrary<string> = fc.gen().map((generate) => {
  const dice = diceOf(generate);
  // Through JSON: a part that stands in two places becomes two.
  const made = JSON.parse(JSON.stringify(document(dice))) as JsonObject;
  twist(dice, made);
  return dice.has("yaml") ? yamlOf(dice, made) : jsonOf(made);
});

/** The first `count` documents of a seed. */
export function randomDocuments(count: number, seed: number): string[] {
  return fc.sample(openApiDocument, { numRuns: count, seed });
}

function document(dice: Dice): JsonObject {
  const { models, schemas } = components(dice);
  const schemes = securitySchemes(dice);
  const tags = tagWords(dice, dice.int(1, 3));
  const parts = sharedComponents(dice, models);
  const shared: Shared = { ...parts, models, schemes: Object.keys(schemes), tags };
  const hasSecurity = shared.schemes.length > 0 && dice.chance(60);
  return {
    openapi: "3.0.3",
    info: info(dice),
    ...(dice.chance(70) && { servers: servers(dice) }),
    ...(dice.chance(50) && { tags: tags.map((name) => ({ name, ...described(dice) })) }),
    ...(hasSecurity && { security: security(dice, shared.schemes) }),
    paths: paths(dice, shared),
    components: { schemas, ...present({ ...parts, securitySchemes: schemes }) },
  };
}

function present(sections: Readonly<Record<string, JsonObject>>): JsonObject {
  return Object.fromEntries(Object.entries(sections).filter(([, section]) => Object.keys(section).length > 0));
}

function info(dice: Dice): JsonObject {
  return {
    title: dice.pick(["Airflow API (Stable)", "Pets", "My API", ...(dice.has("texts") ? ['The "best" <API>'] : [])]),
    version: dice.pick(["1.0.0", "2", "v1", "2024-01-01", "1.2.3-beta"]),
    ...(dice.chance(50) && { description: text(dice) }),
    ...(dice.chance(30) && { contact: { name: "Me", url: "https://example.com", ...(dice.chance(50) && { email: "me@example.com" }) } }), // prettier-ignore
    ...(dice.chance(30) && { license: { name: "Apache 2.0", url: "https://example.com/license" } }),
    ...(dice.chance(10) && { termsOfService: "https://example.com/terms" }),
  };
}

function servers(dice: Dice): Json[] {
  const plain: JsonObject[] = [{ url: "/api/v1" }, { url: "http://localhost:8080" }];
  const odd: JsonObject[] = [
    { url: "/api/v1/" },
    { url: "https://example.com:8443/base/", description: shortText(dice) },
    { url: "/" },
    {
      url: "https://{host}.example.com/{base}",
      variables: { host: { default: "www" }, base: { default: "v1", enum: ["v1", "v2"] } },
    },
    { url: "https://example.com?x=y" },
  ];
  return dice.some(dice.has("servers") ? [...plain, ...odd] : plain, dice.uses("servers", 40) ? 2 : 1);
}

const allSchemes: JsonObject = {
  Basic: { type: "http", scheme: "basic" },
  Bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
  HTTPBearer: { type: "http", scheme: "bearer" },
  Kerberos: { type: "http", scheme: "negotiate" },
  ApiKeyHeader: { type: "apiKey", in: "header", name: "X-API-Key" },
  api_key_query: { type: "apiKey", in: "query", name: "key" },
  CookieKey: { type: "apiKey", in: "cookie", name: "session" },
  GoogleOpenId: {
    type: "openIdConnect",
    openIdConnectUrl: "https://accounts.example.com/.well-known/openid-configuration",
  },
  OAuth2PasswordBearer: { type: "oauth2", flows: { password: { tokenUrl: "/token", scopes: {} } } },
  OAuth: {
    type: "oauth2",
    description: "With scopes",
    flows: { authorizationCode: { authorizationUrl: "https://example.com/a", tokenUrl: "https://example.com/t", scopes: { "read:x": "read", "write:x": "write it" } } }, // prettier-ignore
  },
  Implicit: {
    type: "oauth2",
    flows: { implicit: { authorizationUrl: "https://example.com/i", scopes: { all: "everything" } } },
  },
};

function securitySchemes(dice: Dice): JsonObject {
  const names = dice.has("security")
    ? dice.some(Object.keys(allSchemes), dice.int(1, 4))
    : dice.chance(50)
      ? ["Basic"]
      : [];
  return Object.fromEntries(names.map((name) => [name, allSchemes[name] ?? {}]));
}

const routes = ["/pets", "/pets/{pet_id}", "/dags/{dag_id}/runs/{run_id}", "/version", "/dags", "/users/{userId}", "/a-b/{x}.json", "/logs", "/config/~/list", "/{id}/items"]; // prettier-ignore
const methods = ["get", "get", "post", "patch", "delete", "put", "head", "options"] as const;

function paths(dice: Dice, shared: Shared): JsonObject {
  const ids = operationWords(dice, 12);
  return Object.fromEntries(
    dice.some(routes, dice.int(2, 4)).map((route) => {
      const names = [...route.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
      const isAtPath = names.length > 0 && dice.chance(40);
      const item: JsonObject = isAtPath
        ? { parameters: names.map((name) => pathParameter(dice, shared.models, name)) }
        : {};
      if (dice.uses("servers", 10)) item["servers"] = [{ url: "/path" }];
      for (const method of new Set(dice.some(methods, dice.int(1, 3)))) {
        const made = operation(dice, shared, method, isAtPath ? [] : names);
        item[method] = dice.uses("noIds", 50)
          ? made
          : { operationId: ids.pop() ?? `more_${route.length}_${method}`, ...made };
      }
      return [route, item];
    }),
  );
}
