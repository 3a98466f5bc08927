/** What a spec may have many of: each kind is a small spec, and a number of the same that grows. */
import { type Json, set } from "../base.js";
import { type Kind, many, operation, range, ref, string } from "./build.js";
import { named } from "./named-kinds.js";

const others: readonly Kind[] = [
  {
    name: "servers",
    put: ({ document }, n) =>
      (document["servers"] = range(n, (i) => ({
        url: `https://s${i}.example/{a}`,
        variables: { a: { default: "a" } },
      }))),
  },
  {
    name: "equal servers",
    put: ({ document }, n) =>
      (document["servers"] = range(n, () => ({
        url: "https://s.example/{a}",
        description: "a",
        variables: { a: { default: "a" } },
      }))),
  },
  {
    name: "values of a server variable",
    put: ({ document }, n) =>
      (document["servers"] = [
        { url: "https://s.example/{a}", variables: { a: { default: "a", enum: range(n, (i) => `e${i}`) } } },
      ]),
  },
  {
    name: "nested server variables",
    put: ({ document }, n) => {
      const variables = {};
      many(
        variables,
        n,
        (i) => `v${i}`,
        (i) => ({ default: `{v${i + 1}}{v${i + 1}}` }),
      );
      document["servers"] = [{ url: "https://s.example/{v0}", variables }];
    },
  },
  {
    name: "servers of operations",
    put: ({ paths }, n) =>
      range(n, (i) =>
        operation(paths, `/o${i}`, { operationId: `o${i}`, servers: [{ url: `https://s${i}.example` }] }),
      ),
  },
  {
    name: "responses",
    put: ({ ok, logs }, n) => (logs["responses"] = Object.fromEntries(range(n, (i) => [`${200 + i}`, ok]))),
  },
  {
    name: "oneOf of references",
    put: ({ schemas, petExtra }, n) => {
      many(
        schemas,
        n,
        (i) => `M${i}`,
        () => ({ type: "object", properties: { a: string } }),
      );
      petExtra["additionalProperties"] = { oneOf: range(n, (i) => ref(`M${i}`)) };
    },
  },
  {
    name: "oneOf of one reference",
    put: ({ petExtra }, n) => (petExtra["additionalProperties"] = { oneOf: range(n, () => ref("Cat")) }),
  },
  {
    name: "oneOf of objects",
    put: ({ petExtra }, n) =>
      (petExtra["additionalProperties"] = {
        oneOf: range(n, (i) => ({ type: "object", properties: { [`a${i}`]: string } })),
      }),
  },
  {
    name: "oneOf of constants",
    put: ({ petExtra }, n) => (petExtra["additionalProperties"] = { oneOf: range(n, (i) => ({ const: `c${i}` })) }),
  },
  {
    name: "anyOf of texts",
    put: ({ petExtra }, n) => (petExtra["additionalProperties"] = { anyOf: range(n, () => string) }),
  },
  {
    name: "anyOf of arrays",
    put: ({ petExtra }, n) =>
      (petExtra["additionalProperties"] = { anyOf: range(n, (i) => ({ type: "array", items: { enum: [i] } })) }),
  },
  { name: "anyOf of required", put: ({ pet }, n) => (pet["anyOf"] = range(n, (i) => ({ required: [`r${i}`] }))) },
  {
    name: "allOf of references",
    put: ({ schemas, pet }, n) => {
      many(
        schemas,
        n,
        (i) => `M${i}`,
        (i) => ({ type: "object", properties: { [`a${i}`]: string } }),
      );
      pet["allOf"] = range(n, (i) => ref(`M${i}`));
    },
  },
  { name: "allOf of one reference", put: ({ pet }, n) => (pet["allOf"] = range(n, () => ref("Cat"))) },
  {
    name: "allOf of objects",
    put: ({ pet }, n) => (pet["allOf"] = range(n, (i) => ({ type: "object", properties: { [`a${i}`]: string } }))),
  },
  {
    name: "allOf of one property",
    put: ({ pet }, n) => (pet["allOf"] = range(n, () => ({ type: "object", properties: { a: string } }))),
  },
  { name: "allOf of required", put: ({ pet }, n) => (pet["allOf"] = range(n, (i) => ({ required: [`r${i}`] }))) },
  {
    name: "allOf of one object property",
    put: ({ pet }, n) =>
      (pet["allOf"] = range(n, (i) => ({
        type: "object",
        properties: { a: { type: "object", properties: { [`b${i}`]: string } } },
      }))),
  },
  {
    name: "allOf in a chain",
    put: ({ schemas }, n) =>
      many(
        schemas,
        n,
        (i) => `C${i}`,
        (i) =>
          i === 0
            ? { type: "object", properties: { a: string } }
            : { allOf: [ref(`C${i - 1}`), { type: "object", properties: { [`b${i}`]: string } }] },
      ),
  },
  {
    name: "references in a chain",
    put: ({ schemas }, n) =>
      many(
        schemas,
        n,
        (i) => `C${i}`,
        (i) => (i === 0 ? { type: "object", properties: { a: string } } : ref(`C${i - 1}`)),
      ),
  },
  {
    name: "properties in a chain",
    put: ({ schemas }, n) =>
      many(
        schemas,
        n,
        (i) => `C${i}`,
        (i) =>
          i === 0
            ? { type: "object", properties: { a: string } }
            : { type: "object", properties: { a: ref(`C${i - 1}`) }, required: ["a"] },
      ),
  },
  {
    name: "arrays in a chain",
    put: ({ schemas }, n) =>
      many(
        schemas,
        n,
        (i) => `C${i}`,
        (i) => (i === 0 ? string : { type: "array", items: ref(`C${i - 1}`) }),
      ),
  },
  {
    name: "unions in a chain",
    put: ({ schemas }, n) =>
      many(
        schemas,
        n,
        (i) => `C${i}`,
        (i) => (i === 0 ? string : { oneOf: [ref(`C${i - 1}`), { const: i }] }),
      ),
  },
  {
    name: "a diamond of properties",
    put: ({ schemas }, n) =>
      many(
        schemas,
        n,
        (i) => `C${i}`,
        (i) =>
          i === 0
            ? { type: "object", properties: { a: string } }
            : { type: "object", properties: { a: ref(`C${i - 1}`), b: ref(`C${i - 1}`) }, required: ["a", "b"] },
      ),
  },
  {
    name: "a diamond of allOf",
    put: ({ schemas }, n) =>
      many(
        schemas,
        n,
        (i) => `C${i}`,
        (i) =>
          i === 0
            ? { type: "object", properties: { a: string } }
            : { allOf: [ref(`C${i - 1}`), { allOf: [ref(`C${i - 1}`)] }] },
      ),
  },
  {
    name: "a diamond of unions",
    put: ({ schemas }, n) =>
      many(
        schemas,
        n,
        (i) => `C${i}`,
        (i) => (i === 0 ? string : { oneOf: [ref(`C${i - 1}`), { type: "array", items: ref(`C${i - 1}`) }] }),
      ),
  },
  { name: "types", put: ({ petExtra }, n) => (petExtra["additionalProperties"] = { type: range(n, () => "string") }) },
  {
    name: "prefixItems",
    put: ({ petTags }, n) => {
      petTags["prefixItems"] = range(n, () => string);
      petTags["minItems"] = n;
    },
  },
  {
    name: "items of a default",
    put: ({ order }, n) =>
      set(
        order["schema"] as Json,
        "default",
        range(n, (i) => `d${i}`),
      ),
  },
  { name: "items of an example", put: ({ json }, n) => (json["example"] = range(n, (i) => ({ a: i }))) },
  { name: "examples of a schema", put: ({ petId }, n) => (petId["examples"] = range(n, (i) => `e${i}`)) },
  { name: "minLength", put: ({ petId }, n) => (petId["minLength"] = n) },
  { name: "minItems", put: ({ petTags }, n) => (petTags["minItems"] = n) },
  { name: "minProperties", put: ({ petExtra }, n) => (petExtra["minProperties"] = n) },
  { name: "a pattern of digits", put: ({ petId }, n) => (petId["pattern"] = `^\\d{${n}}$`) },
  { name: "a pattern of groups", put: ({ petId }, n) => (petId["pattern"] = "(a|b)".repeat(n)) },
  {
    name: "a pattern of nested groups",
    put: ({ petId }, n) => (petId["pattern"] = "(".repeat(n) + "a" + ")".repeat(n)),
  },
  { name: "a pattern of alternatives", put: ({ petId }, n) => (petId["pattern"] = range(n, (i) => `a${i}`).join("|")) },
  { name: "a class of letters", put: ({ petId }, n) => (petId["pattern"] = `[${"a-z".repeat(n)}]`) },
  {
    name: "a pattern of doublings",
    put: ({ petId }, n) => (petId["pattern"] = "(a)" + range(n, (i) => `(\\${i + 1}\\${i + 1})`).join("")),
  },
  {
    name: "a pattern of nested repeats",
    put: ({ petId }, n) => (petId["pattern"] = "(".repeat(n) + "a" + "{2})".repeat(n)),
  },
  { name: "digits of a number", put: ({ petAge }, n) => (petAge["default"] = Number(`1e${Math.min(n, 308)}`)) },
];

export const kinds: readonly Kind[] = [...named, ...others];
