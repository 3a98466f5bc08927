/** Which components of a 7.x release have no page, because only forms use them. */
import { usedOnlyInForms } from "../forms.js";
import { methods, type OpenApi, type SpecSchema } from "../openapi.js";

/** By name. A schema in a form counts, and what it is composed of, but not its properties. */
export function onlyInForms(spec: OpenApi): ReadonlySet<string> {
  return usedOnlyInForms(spec, { order: methods, inside });
}

function inside({ oneOf = [], allOf = [], anyOf = [], items, additionalProperties, not, properties }: SpecSchema) {
  const members = [...oneOf, ...allOf, ...anyOf];
  const held = [items, typeof additionalProperties === "object" ? additionalProperties : undefined];
  const inForms = [...(members.length > 0 ? members : held), not].filter((schema) => schema !== undefined);
  return { inForms, elsewhere: [...(properties?.values() ?? [])] };
}
