/** What was done to the server's spec, step by step. */
import { isMapping, type YamlKey, type YamlMapping, type YamlValue } from "./yaml.js";

/** The server leaves open how to authenticate: it depends on its configuration. The client's docs show every way. */
export function legacySecurity(text: string): string {
  return text.replace(/^security: \[\]$/m, "security:\n  - Basic: []\n  - Kerberos: []");
}

/** As {@link legacySecurity}, of a later day. The name that no scheme has (it is `GoogleOpenId`) is as published. */
export function clientSecurity(document: YamlMapping): YamlMapping {
  const requirements = ["Basic", "GoogleOpenID", "Kerberos"].map((name) => new Map([[name, []]]));
  return new Map<YamlKey, YamlValue>([...document, ["security", requirements]]);
}

/**
 * The generator of the time knew no `type: null`. A schema that may also be null is replaced, with all that stands beside it, by the
 * other alternative, which gets `nullable: true`; and what may be null is no longer required.
 */
export function withoutNulls(mapping: YamlMapping): YamlMapping {
  const result: YamlMapping = new Map([...mapping].map(([key, value]) => [key, rewritten(value)]));
  const properties = result.get("properties");
  const required = result.get("required");
  if (!isMapping(properties) || !Array.isArray(required)) return result;
  const isNullable = (name: YamlValue) => {
    const property = typeof name === "string" ? properties.get(name) : undefined;
    return isMapping(property) && property.get("nullable") === true;
  };
  const still = required.filter((name) => !isNullable(name));
  return result.set("required", still);
}

function rewritten(value: YamlValue): YamlValue {
  if (Array.isArray(value)) return value.map(rewritten);
  if (!isMapping(value)) return value;
  const other = otherThanNull(value.get("anyOf"));
  return other === undefined ? withoutNulls(value) : new Map([...other, ["nullable", true]]);
}

/** The one alternative beside null; it is taken as it is, with any null further down. */
function otherThanNull(anyOf: YamlValue | undefined): YamlMapping | undefined {
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return undefined;
  const others = anyOf.filter((schema) => !isMapping(schema) || schema.get("type") !== "null");
  return others.length === 1 && isMapping(others[0]) ? others[0] : undefined;
}
