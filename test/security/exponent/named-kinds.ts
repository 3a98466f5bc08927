/** What a spec may have many of under names of its own: names that are far apart, that are one once they are ours, and that hold no letter. */
import { answer, type Kind, many, of, operation, range, ref, string } from "./build.js";

/** Different names that are one after camel-casing. */
function same(index: number): string {
  const digits = index.toString(2);
  return `n${[...digits].map((digit) => (digit === "1" ? "_a" : "A")).join("")}`;
}
const names: readonly (readonly [string, (index: number) => string])[] = [
  ["", (index) => `n${index}`],
  [" of one name", same],
  [
    " of marks",
    (index) => `${"!".repeat(1 + (index % 2))}${[...index.toString(2)].map((d) => (d === "1" ? "+" : "*")).join("")}`,
  ],
];

export const named: readonly Kind[] = names.flatMap(([label, name]): Kind[] => [
  {
    name: `schemas${label}`,
    put: ({ schemas }, n) => many(schemas, n, name, () => ({ type: "object", properties: { a: string } })),
  },
  { name: `enum schemas${label}`, put: ({ schemas }, n) => many(schemas, n, name, () => ({ enum: ["a", "b"] })) },
  {
    name: `schemas with inline objects${label}`,
    put: ({ schemas }, n) =>
      many(schemas, n, name, () => ({
        type: "object",
        properties: { a: { type: "object", properties: { b: { enum: ["x", "y"] } } } },
      })),
  },
  { name: `properties${label}`, put: ({ pet }, n) => many(of(pet, "properties"), n, name, () => string) },
  {
    name: `properties with inline objects${label}`,
    put: ({ pet }, n) =>
      many(of(pet, "properties"), n, name, (i) => ({
        type: "object",
        properties: { [`b${i}`]: { enum: ["x", "y"] } },
      })),
  },
  {
    name: `equal inline objects${label}`,
    put: ({ pet }, n) =>
      many(of(pet, "properties"), n, name, () => ({ type: "object", properties: { b: { enum: ["x", "y"] } } })),
  },
  {
    name: `titled inline objects${label}`,
    put: ({ pet }, n) =>
      many(
        of(pet, "properties"),
        n,
        (i) => `p${i}`,
        (i) => ({ title: name(i), type: "object", properties: { [`b${i}`]: string } }),
      ),
  },
  { name: `references${label}`, put: ({ pet }, n) => many(of(pet, "properties"), n, name, () => ref("Cat")) },
  { name: `enum values${label}`, put: ({ colors }, n) => (colors["enum"] = range(n, name)) },
  { name: `enum values of a property${label}`, put: ({ petKind }, n) => (petKind["enum"] = range(n, name)) },
  { name: `enum values of a parameter${label}`, put: ({ limit }, n) => (limit["schema"] = { enum: range(n, name) }) },
  {
    name: `enum names${label}`,
    put: ({ colors }, n) => {
      colors["enum"] = range(n, (i) => `v${i}`);
      colors["x-enum-varnames"] = range(n, name);
    },
  },
  {
    name: `tags${label}`,
    put: ({ document }, n) => (document["tags"] = range(n, (i) => ({ name: name(i), description: "a" }))),
  },
  {
    name: `used tags${label}`,
    put: ({ paths }, n) => range(n, (i) => operation(paths, `/t${i}`, { operationId: `t${i}`, tags: [name(i)] })),
  },
  { name: `tags of an operation${label}`, put: ({ getPet }, n) => (getPet["tags"] = range(n, name)) },
  {
    name: `operations${label}`,
    put: ({ paths }, n) => range(n, (i) => operation(paths, `/o${i}`, { operationId: name(i) })),
  },
  { name: `paths without ids${label}`, put: ({ paths }, n) => range(n, (i) => operation(paths, `/${name(i)}`, {})) },
  {
    name: `operations of many schemes${label}`,
    put: ({ paths, securitySchemes }, n) => {
      many(securitySchemes, 50, name, () => ({ type: "http", scheme: "bearer" }));
      range(n, (i) => operation(paths, `/o${i}`, { operationId: `o${i}`, security: [{ [name(i % 50)]: [] }] }));
    },
  },
  {
    name: `path parameters${label}`,
    put: ({ paths }, n) =>
      operation(paths, `/${range(n, (i) => `{${name(i)}}`).join("/")}`, {
        operationId: "many",
        parameters: range(n, (i) => ({ name: name(i), in: "path", required: true, schema: string })),
      }),
  },
  {
    name: `undeclared path parameters${label}`,
    put: ({ paths }, n) => operation(paths, `/${range(n, (i) => `{${name(i)}}`).join("/")}`, { operationId: "many" }),
  },
  {
    name: `query parameters${label}`,
    put: ({ getPet }, n) => (getPet["parameters"] = range(n, (i) => ({ name: name(i), in: "query", schema: string }))),
  },
  {
    name: `headers${label}`,
    put: ({ getPet }, n) => (getPet["parameters"] = range(n, (i) => ({ name: name(i), in: "header", schema: string }))),
  },
  {
    name: `cookies${label}`,
    put: ({ getPet }, n) => (getPet["parameters"] = range(n, (i) => ({ name: name(i), in: "cookie", schema: string }))),
  },
  {
    name: `form fields${label}`,
    put: ({ body }, n) => {
      const properties = {};
      many(properties, n, name, () => string);
      body["content"] = { "application/x-www-form-urlencoded": { schema: { type: "object", properties } } };
    },
  },
  {
    name: `parts with encodings${label}`,
    put: ({ body }, n) => {
      const properties = {};
      const encoding = {};
      many(properties, n, name, () => string);
      many(encoding, n, name, () => ({ contentType: "text/plain" }));
      body["content"] = { "multipart/form-data": { schema: { type: "object", properties }, encoding } };
    },
  },
  { name: `required${label}`, put: ({ pet }, n) => (pet["required"] = range(n, name)) },
  {
    name: `required properties${label}`,
    put: ({ pet }, n) => {
      many(of(pet, "properties"), n, name, () => string);
      pet["required"] = range(n, name);
    },
  },
  {
    name: `response headers${label}`,
    put: ({ ok }, n) => many(of(ok, "headers"), n, name, () => ({ schema: string })),
  },
  {
    name: `media types of a request${label}`,
    put: ({ body }, n) =>
      many(
        of(body, "content"),
        n,
        (i) => `text/${name(i)}`,
        () => ({ schema: string }),
      ),
  },
  {
    name: `media types of an answer${label}`,
    put: ({ ok }, n) =>
      many(
        of(ok, "content"),
        n,
        (i) => `application/${name(i)}+json`,
        () => ({ schema: string }),
      ),
  },
  {
    name: `schemes${label}`,
    put: ({ securitySchemes }, n) => many(securitySchemes, n, name, () => ({ type: "http", scheme: "bearer" })),
  },
  {
    name: `apiKey schemes${label}`,
    put: ({ securitySchemes }, n) =>
      many(securitySchemes, n, name, (i) => ({ type: "apiKey", in: "header", name: name(i) })),
  },
  {
    name: `oauth2 schemes${label}`,
    put: ({ securitySchemes }, n) =>
      many(securitySchemes, n, name, () => ({
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: "https://a.example/", scopes: { a: "a" } } },
      })),
  },
  {
    name: `alternative schemes${label}`,
    put: ({ securitySchemes, getPet }, n) => {
      many(securitySchemes, n, name, () => ({ type: "http", scheme: "bearer" }));
      getPet["security"] = range(n, (i) => Object.fromEntries([[name(i), []]]));
    },
  },
  {
    name: `alternative schemes of all${label}`,
    put: ({ securitySchemes, document }, n) => {
      many(securitySchemes, n, name, () => ({ type: "http", scheme: "bearer" }));
      document["security"] = range(n, (i) => Object.fromEntries([[name(i), []]]));
    },
  },
  {
    name: `schemes together${label}`,
    put: ({ securitySchemes, getPet }, n) => {
      const all = {};
      many(securitySchemes, n, name, () => ({ type: "apiKey", in: "header", name: "a" }));
      many(all, n, name, () => []);
      getPet["security"] = [all];
    },
  },
  {
    name: `scopes${label}`,
    put: ({ securitySchemes, getPet }, n) => {
      const scopes = {};
      many(scopes, n, name, () => "a");
      securitySchemes["O"] = {
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: "https://a.example/", scopes } },
      };
      getPet["security"] = [{ O: range(n, name) }];
    },
  },
  {
    name: `server variables${label}`,
    put: ({ document }, n) => {
      const variables = {};
      many(variables, n, name, (i) => ({ default: `d${i}` }));
      document["servers"] = [{ url: `https://a.example/${range(n, (i) => `{${name(i)}}`).join("/")}`, variables }];
    },
  },
  {
    name: `discriminator mappings${label}`,
    put: ({ animal }, n) => many(of(of(animal, "discriminator"), "mapping"), n, name, () => "#/components/schemas/Dog"),
  },
  {
    name: `oneOf with discriminator${label}`,
    put: ({ schemas, animal }, n) => {
      many(schemas, n, name, () => ({ type: "object", properties: { animal: string }, required: ["animal"] }));
      animal["oneOf"] = range(n, (i) => ref(name(i)));
      delete animal["discriminator"];
      animal["discriminator"] = { propertyName: "animal" };
    },
  },
  {
    name: `heirs${label}`,
    put: ({ schemas }, n) => {
      schemas["Base"] = { type: "object", properties: { kind: string }, discriminator: { propertyName: "kind" } };
      many(schemas, n, name, (i) => ({ allOf: [ref("Base"), { type: "object", properties: { [`b${i}`]: string } }] }));
    },
  },
  { name: `examples${label}`, put: ({ limit }, n) => many((limit["examples"] = {}), n, name, () => ({ value: 1 })) },
  { name: `members of an example${label}`, put: ({ json }, n) => many((json["example"] = {}), n, name, () => "a") },
  {
    name: `webhooks${label}`,
    put: ({ document }, n) => many((document["webhooks"] = {}), n, name, () => ({ post: { responses: answer } })),
  },
  {
    name: `callbacks${label}`,
    put: ({ getPet }, n) =>
      many((getPet["callbacks"] = {}), n, name, () => ({ "{$url}": { post: { responses: answer } } })),
  },
  {
    name: `patternProperties${label}`,
    put: ({ pet }, n) =>
      many(
        (pet["patternProperties"] = {}),
        n,
        (i) => `^${name(i).replaceAll(/[*+]/g, "\\$&")}`,
        () => string,
      ),
  },
  {
    name: `generics${label}`,
    put: ({ schemas }, n) =>
      many(
        schemas,
        n,
        (i) => `G_${name(i)}_`,
        (i) => ({ title: `G[${name(i)}]`, type: "object", properties: { a: string } }),
      ),
  },
]);
