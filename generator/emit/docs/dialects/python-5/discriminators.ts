/** Discriminators: an object that has one gets an example only if it stands for a model that is an object. */
import { partsOf } from "../../reference/compositions.js";
import { byCodeUnit } from "../../reference/java.js";
import { isComposed, isObject } from "../../reference/kinds.js";
import { refName, type SpecSchema } from "../../reference/openapi.js";
import { resolved } from "../../reference/references.js";
import { className } from "./names.js";
import type { Scope } from "./schemas.js";

type Discriminator = NonNullable<SpecSchema["discriminator"]>;

/** The discriminator of a schema, or of what it consists of: one member of `allOf` is enough, of the others all must have the same. */
export function discriminatorOf(
  scope: Scope,
  use: SpecSchema,
  seen: readonly SpecSchema[] = [],
): Discriminator | undefined {
  const schema = resolved(scope, use);
  if (schema.discriminator !== undefined) return schema.discriminator;
  if (seen.includes(schema)) return undefined;
  const of = (member: SpecSchema): Discriminator | undefined => discriminatorOf(scope, member, [...seen, schema]);
  for (const member of schema.allOf ?? []) {
    const found = of(member);
    if (found !== undefined) return found;
  }
  return sharedOf((schema.oneOf ?? []).map(of)) ?? sharedOf((schema.anyOf ?? []).map(of));
}

function sharedOf(found: readonly (Discriminator | undefined)[]): Discriminator | undefined {
  const last = found.at(-1);
  return found.every((discriminator) => discriminator?.propertyName === last?.propertyName) ? last : undefined;
}

/** Whether a schema has a discriminator, or any of what it consists of. */
export function inheritsDiscriminator(scope: Scope, use: SpecSchema, seen: readonly SpecSchema[] = []): boolean {
  const schema = resolved(scope, use);
  if (schema.discriminator !== undefined && schema.discriminator.propertyName !== "") return true;
  if (seen.includes(schema)) return false;
  return partsOf(schema).some((member) => inheritsDiscriminator(scope, member, [...seen, schema]));
}

/** A model that a discriminator may choose, and the value that chooses it. */
export interface Choice {
  readonly value: string;
  readonly schema: SpecSchema;
}

/** The first of the models that the discriminator of a schema may choose, by their values, that is an object. */
export function chosenModel(scope: Scope, schema: SpecSchema, model: string | undefined): Choice | undefined {
  const byClass = new Map([...scope.schemas].map(([name, target]) => [className(name), target]));
  const choices = choicesOf(scope, schema, model).flatMap(([value, name]): Choice[] => {
    const target = byClass.get(className(name));
    return target !== undefined && isObject.before6(target) ? [{ value, schema: target }] : [];
  });
  return choices.sort((one, other) => byCodeUnit(one.value, other.value))[0];
}

/** The values of the mapping, the names of all that have the schema among their `allOf`, and of the schema's own members. */
function choicesOf(scope: Scope, schema: SpecSchema, model: string | undefined): [value: string, name: string][] {
  const mapped = [...(discriminatorOf(scope, schema)?.mapping ?? [])];
  const members = isComposed.before6(schema) ? [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])] : [];
  const names = [
    ...(model === undefined ? [] : heirsOf(scope, model)),
    ...members.flatMap(({ $ref }) => ($ref === undefined ? [] : [refName($ref)])),
  ];
  return [
    ...mapped.map(([value, target]): [string, string] => [value, target.includes("/") ? refName(target) : target]),
    ...names.map((name): [string, string] => [name, name]),
  ];
}

/** The reference looks for the class here, so that a schema whose name is not its class has no heirs. */
function heirsOf(scope: Scope, name: string, known: ReadonlySet<string> = new Set([name])): string[] {
  const heirs = [...scope.schemas].flatMap(([heir, { allOf = [] }]) =>
    !known.has(heir) && allOf.some(({ $ref }) => $ref !== undefined && refName($ref) === name) ? [heir] : [],
  );
  const all = new Set([...known, ...heirs]);
  return [...heirs, ...heirs.flatMap((heir) => heirsOf(scope, heir, all))];
}
