/** Which schemas the 7.x release makes a model, and so a page, of. */
import type { Codegen } from "../../reference/default-codegen/language.js";
import { isAlias, isFreeForm, unaliased } from "../../reference/default-codegen/schemas.js";
import { hasProperties, isArray, isComposed, isEnum, isMap } from "../../reference/kinds.js";
import type { SpecSchema } from "../../reference/openapi.js";
import { isObjectReference } from "../../reference/since-7/beside-reference.js";
import { onlyInForms } from "../../reference/since-7/forms.js";

/** The names of those schemas, in the order of the spec. */
export function documentedSince7(codegen: Codegen): string[] {
  const forms = onlyInForms(codegen.spec);
  return [...codegen.spec.schemas].flatMap(([name, schema]) =>
    !forms.has(name) && hasPage(codegen, schema) ? [name] : [],
  );
}

/** What is only another name for something that has no class of its own has no page. */
function hasPage(codegen: Codegen, schema: SpecSchema): boolean {
  if (schema.extensions.get("x-internal") === true) return false;
  if (isObjectReference(schema)) return unaliased(codegen, schema).$ref !== undefined;
  if (isFreeForm(codegen, schema)) return isEnum(schema);
  if (isMap(schema)) return isComposed.codegen(schema) || hasProperties(schema);
  if (isArray.codegen(schema)) return hasProperties(schema);
  return !isAlias(codegen, schema) && !isAlias(codegen, unaliased(codegen, schema));
}
