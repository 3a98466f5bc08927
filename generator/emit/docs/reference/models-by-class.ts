/** Which models have a page of their own, and what is to be said of the others. */
import type { Finding } from "../../../diagnostics.js";
import { toPointer } from "../../../load/index.js";
import type { Warn } from "../../target.js";
import { byCodeUnit } from "./java.js";

/**
 * The models by class, in the order of their names. Where several schemas have one class the reference writes one page over the
 * other, so the last one counts.
 */
export function modelsByClass<Model extends { readonly className: string }>(
  models: readonly (readonly [schema: string, model: Model])[],
  warn: Warn,
): Model[] {
  const byClass = new Map<string, Model>();
  const schemasOf = new Map<string, string[]>();
  for (const [schema, model] of models) {
    byClass.set(model.className, model);
    schemasOf.set(model.className, [...(schemasOf.get(model.className) ?? []), schema]);
  }
  for (const [className, schemas] of schemasOf) {
    const remark = remarkOn(className, schemas);
    if (remark !== undefined) warn(remark);
  }
  return [...byClass.values()].sort((one, other) => byCodeUnit(one.className, other.className));
}

function remarkOn(className: string, schemas: readonly string[]): Finding | undefined {
  const names = schemas.map((name) => `\`${name}\``).join(", ");
  const pointer = toPointer(["components", "schemas", schemas[0] ?? ""]);
  if (className === "") {
    const message = `Nothing of the name of ${names} can be part of a name in this dialect: the page is docs/.md.`;
    return { code: "WARN_PAGE_NAME", message, pointer };
  }
  if (schemas.length < 2) return undefined;
  return { code: "WARN_PAGE_NAME", message: `${names} share docs/${className}.md, which tells of the last.`, pointer };
}
