/** A schema with a name → the properties that its page lists, in the order of the document. */
import { type CollectedMembers, keepsFirst, noMembers } from "../collected.js";
import { partsOf } from "../compositions.js";
import { isComposed, typeOf } from "../kinds.js";
import { refName, resolveSchema, type SpecSchema } from "../openapi.js";
import { referenced } from "../references.js";
import { copyOf } from "./copies.js";
import type { Codegen } from "./language.js";
import { type CodegenProperty, propertyOf } from "./property.js";
import { unaliased } from "./schemas.js";

export interface CodegenModelProperty extends CodegenProperty {
  readonly isRequired: boolean;
}

export function modelProperties(codegen: Codegen, schema: SpecSchema): CodegenModelProperty[] {
  const own = membersOf(schema);
  if (!isComposed.codegen(schema)) return typeOf.codegen(schema) === "array" ? [] : listed(codegen, own);
  const parts = partMembers(codegen, schema);
  const taken = new Set(own.properties.keys());
  return [...listed(codegen, own), ...listed(codegen, parts).filter(({ originalName }) => !taken.has(originalName))];
}

function membersOf({ properties = new Map<string, SpecSchema>(), required = [] }: SpecSchema): CollectedMembers {
  return { properties, required: new Set(required) };
}

function listed(codegen: Codegen, { properties, required }: CollectedMembers): CodegenModelProperty[] {
  return [...properties].map(([name, schema]) => ({
    ...propertyOf(codegen, name, unaliased(codegen, schema)),
    isRequired: required.has(name),
  }));
}

function takeOver(codegen: Codegen, members: CollectedMembers, part: SpecSchema): void {
  const { properties, required } = formMembers(codegen, part);
  const { copiesParts } = codegen.release;
  for (const [name, property] of properties) {
    if (copiesParts !== "never" && keepsFirst(name, property) && members.properties.has(name)) continue;
    members.properties.set(name, copiesParts === "never" ? property : copyOf(property, copiesParts === "whole"));
  }
  for (const name of required) members.required.add(name);
}

/** Adds what the parent requires: a property that parent and heir have in common is one object, and so is required in both. */
function requireAll(codegen: Codegen, members: CollectedMembers, parent: SpecSchema): void {
  for (const name of formMembers(codegen, parent).required) members.required.add(name);
}

/** The properties of a schema with those of all its parts, as a form has them. */
export function formMembers(codegen: Codegen, schema: SpecSchema): CollectedMembers {
  const members = noMembers();
  addMembers(codegen, members, schema);
  return members;
}

/** First the members of referenced parts, then those of inline parts. Where the language inherits, those of the parent are left out. */
function partMembers(codegen: Codegen, schema: SpecSchema): CollectedMembers {
  const members = noMembers();
  const parts = partsOf(schema);
  const parent = codegen.language.inherits ? parentOf(codegen, parts) : undefined;
  for (const part of parts) {
    const use = unaliased(codegen, part);
    if (use.$ref === undefined) continue;
    const isParent = refName(use.$ref) === parent;
    if (!isParent) takeOver(codegen, members, referenced(codegen.spec, use));
    else if (codegen.release.inheritsRequired) requireAll(codegen, members, referenced(codegen.spec, use));
  }
  const inline = parts.filter(({ $ref }) => $ref === undefined);
  for (const part of codegen.release.takesOneInlinePart ? inline.slice(0, 1) : inline)
    addMembers(codegen, members, part);
  for (const name of schema.required ?? []) members.required.add(name);
  return members;
}

/** More steps than any real composition takes. A part that occurs twice at each level would double the work with each level. */
const mostSteps = 2000;

/** Adds the members of a schema, of its parts and of what it refers to. A part that occurs twice is added twice, since the last counts. */
function addMembers(codegen: Codegen, members: CollectedMembers, schema: SpecSchema, steps = { taken: 0 }): void {
  if (++steps.taken > mostSteps) return;
  const target = schema.$ref === undefined ? schema : resolveSchema(codegen.spec, schema);
  if (target === undefined) return;
  if (target !== schema) return addMembers(codegen, members, target, steps);
  const composed = isComposed.codegen(schema);
  const { properties, required } = membersOf(schema);
  if (!composed || codegen.release.takesOwnOfParts) {
    for (const [name, property] of properties) members.properties.set(name, property);
  }
  for (const part of schema.allOf ?? []) addMembers(codegen, members, part, steps);
  for (const name of required) members.required.add(name);
  for (const part of [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) addMembers(codegen, members, part, steps);
}

/** The name of the part that is the parent: the first with a discriminator, or in some releases the only part. */
function parentOf(codegen: Codegen, parts: readonly SpecSchema[]): string | undefined {
  const names = parts.flatMap(({ $ref }) => ($ref === undefined ? [] : [refName($ref)]));
  const told = names.find((name) => {
    const schema = codegen.spec.schemas.get(name);
    return schema !== undefined && hasDiscriminator(codegen, schema);
  });
  if (told !== undefined || !codegen.release.hasSilentParents) return told;
  return names.length === 1 ? names[0] : undefined;
}

function hasDiscriminator(codegen: Codegen, schema: SpecSchema, seen = new Set<SpecSchema>()): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  if (schema.discriminator !== undefined) return true;
  const target = referenced(codegen.spec, schema);
  return target === schema
    ? partsOf(schema).some((part) => hasDiscriminator(codegen, part, seen))
    : hasDiscriminator(codegen, target, seen);
}
