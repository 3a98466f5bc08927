/**
 * A validator of JSON Schema (2020-12) for the keywords that `specs/diff.schema.json` uses, and no others: one that it does not know
 * is an error, so that nothing is passed unchecked.
 */
type Json = Readonly<Record<string, unknown>>;

const checks: Readonly<Record<string, (wanted: unknown, value: unknown, root: Json) => readonly string[]>> = {
  $schema: () => [],
  $defs: () => [],
  title: () => [],
  description: () => [],
  $ref: (wanted, value, root) => faults(definition(root, String(wanted)), value, root),
  type: (wanted, value) => (typeOf(value, String(wanted)) ? [] : [`is not of type ${String(wanted)}`]),
  const: (wanted, value) => (value === wanted ? [] : [`is not ${JSON.stringify(wanted)}`]),
  enum: (wanted, value) =>
    (wanted as readonly unknown[]).includes(value) ? [] : [`is none of ${JSON.stringify(wanted).slice(0, 80)}`],
  pattern: (wanted, value) => (new RegExp(String(wanted), "u").test(String(value)) ? [] : ["does not fit the pattern"]),
  minimum: (wanted, value) => (Number(value) >= Number(wanted) ? [] : ["is too small"]),
  maximum: (wanted, value) => (Number(value) <= Number(wanted) ? [] : ["is too large"]),
  minItems: (wanted, value) => ((value as unknown[]).length >= Number(wanted) ? [] : ["is too short"]),
  maxItems: (wanted, value) => ((value as unknown[]).length <= Number(wanted) ? [] : ["is too long"]),
  items: (wanted, value, root) =>
    (value as unknown[]).flatMap((item, index) => at(`[${index}]`, faults(wanted as Json, item, root))),
  required: (wanted, value) =>
    (wanted as readonly string[]).filter((key) => !Object.hasOwn(value as Json, key)).map((key) => `has no ${key}`),
  // The properties are known only together with their schema: see `objectFaults`.
  properties: () => [],
  additionalProperties: () => [],
  anyOf: (wanted, value, root) =>
    (wanted as readonly Json[]).some((schema) => faults(schema, value, root).length === 0)
      ? []
      : ["fits no alternative"],
};

/** What is wrong with a value, each with the way to it; empty: nothing. */
export function faults(schema: Json, value: unknown, root: Json = schema): readonly string[] {
  const found = Object.entries(schema).flatMap(([keyword, wanted]) => {
    const check = checks[keyword];
    if (check === undefined) throw new Error(`the validator does not know ${keyword}`);
    return check(wanted, value, root);
  });
  // What has not the type has not its members either.
  return found.length === 0 && schema["type"] === "object" ? objectFaults(schema, value as Json, root) : found;
}

function objectFaults(schema: Json, value: Json, root: Json): readonly string[] {
  const properties = (schema["properties"] ?? {}) as Readonly<Record<string, Json>>;
  return Object.entries(value).flatMap(([key, member]) => {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (known !== undefined) return at(`.${key}`, faults(known, member, root));
    return schema["additionalProperties"] === false ? [`has ${key}, which is not known`] : [];
  });
}

function definition(root: Json, ref: string): Json {
  const name = ref.replace("#/$defs/", "");
  const found = (root["$defs"] as Readonly<Record<string, Json>>)[name];
  if (found === undefined) throw new Error(`${ref} names nothing`);
  return found;
}

function typeOf(value: unknown, type: string): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function at(step: string, found: readonly string[]): readonly string[] {
  return found.map((fault) => (/^[.[]/.test(fault) ? `${step}${fault}` : `${step} ${fault}`));
}
