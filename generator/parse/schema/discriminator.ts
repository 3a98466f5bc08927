/** Discriminator Objects (OpenAPI 3.1, section 4.8.25): of unions, and of schemas that others build upon with `allOf`. */
import type { Discriminator } from "../../ir/model.js";
import { keysOf } from "../../load/index.js";
import {
  child,
  type ParseContext,
  isObject,
  type JsonObject,
  member,
  type SpecNode,
  report,
  text,
} from "../context.js";
import { refOf, schemaName } from "../reference.js";
import { membersOf } from "./keywords.js";
import { madeName } from "./named.js";

type Found = { readonly discriminator?: Discriminator };

/**
 * The discriminator of a union, for spreading. A member without a value in the mapping has the values that the schema which it builds
 * upon maps to it, else its own name.
 */
export function discriminatorOfUnion(
  context: ParseContext,
  union: SpecNode<JsonObject>,
  members: readonly SpecNode[],
): Found {
  const names = members.flatMap(({ value }) => nameOf(context, value) ?? []);
  const declared = declaredIn(context, union, (name) => memberFor(context, name, names));
  if (declared === undefined) return {};
  const { propertyName, mapping, isPartial } = declared;
  const others = names.filter((name) => !mapping.some((entry) => entry.schema === name));
  const implied = others.flatMap((name) => {
    const inherited = inheritedValues(context, name, propertyName);
    const values = inherited.length > 0 ? inherited : isPartial ? [] : [name];
    return values.map((value) => ({ value, schema: name }));
  });
  return { discriminator: { ...declared, mapping: [...mapping, ...implied] } };
}

/** The discriminator of a schema that is no union, for spreading. */
export function discriminatorOfBase(context: ParseContext, schema: SpecNode<JsonObject>): Found {
  const isUnion = membersOf(schema.value, "oneOf").length + membersOf(schema.value, "anyOf").length > 0;
  const declared = isUnion ? undefined : declaredIn(context, schema, (name) => name);
  return declared === undefined ? {} : { discriminator: declared };
}

/** @param find says which schema of those in question a name stands for */
function declaredIn(
  context: ParseContext,
  { value: schema, pointer }: SpecNode<JsonObject>,
  find: (name: string) => string | undefined,
): Discriminator | undefined {
  const node = member(schema, "discriminator");
  const propertyName = isObject(node) ? text(node, "propertyName") : undefined;
  if (!isObject(node) || propertyName === undefined) return undefined;
  const declared = member(node, "mapping");
  const entries = isObject(declared) ? keysOf(declared).map((value) => [value, declared[value]] as const) : [];
  const meant = (wanted: unknown): readonly string[] => (typeof wanted === "string" ? namesMeant(context, wanted) : []);
  const mapping = entries.flatMap(([value, wanted]) => {
    const found = meant(wanted).map(find).find(isName);
    if (found !== undefined) return [{ value, schema: found }];
    const message = `The discriminator maps \`${value}\` to a schema that is not one of its alternatives: it is ignored.`;
    report(context, "QUIRK_SCHEMA", child(pointer, "discriminator", "mapping", value), message);
    return [];
  });
  const fallback = member(node, "defaultMapping");
  const last = meant(fallback).map(find).find(isName);
  if (fallback !== undefined && last === undefined) {
    const message = "The default of the discriminator is not one of its alternatives: it is ignored.";
    report(context, "QUIRK_SCHEMA", child(pointer, "discriminator", "defaultMapping"), message);
  }
  return {
    propertyName,
    ...(last !== undefined && { default: last }),
    mapping,
    ...(entries.some(([, wanted]) => meant(wanted).length === 0) && { isPartial: true }),
  };
}

function isName(name: string | undefined): name is string {
  return name !== undefined;
}

/** What the text of a mapping may mean, the likeliest first: the name of a schema, a reference to one, a file that is called like one. */
function namesMeant(context: ParseContext, wanted: string): readonly string[] {
  const file = /([^/#?]+?)(?:\.(?:json|ya?ml))?$/i.exec(wanted.slice(-300))?.[1];
  const names = [wanted, wanted.startsWith("#") ? schemaName(context, wanted) : undefined, file];
  return names.filter(isName).filter((name) => schemaNamed(context, name) !== undefined);
}

function schemaNamed({ document }: ParseContext, name: string): unknown {
  const components = member(document, "components");
  const schemas = isObject(components) ? member(components, "schemas") : undefined;
  return isObject(schemas) ? member(schemas, name) : undefined;
}

/** The member of a union that a name stands for: of this name, or with another name for the same schema. */
function memberFor(context: ParseContext, name: string, members: readonly string[]): string | undefined {
  if (members.includes(name)) return name;
  const last = lastName(context, name);
  return members.find((candidate) => lastName(context, candidate) === last);
}

/** How many names one schema may have that are followed. */
const mostNames = 100;

/** The name behind names that only stand for another one. */
function lastName(context: ParseContext, name: string): string {
  let last = name;
  for (let hops = 0; hops < mostNames; hops += 1) {
    const next = nameOf(context, schemaNamed(context, last));
    if (next === undefined) break;
    last = next;
  }
  return last;
}

/** The named schema that a schema stands for: a reference, or an `allOf` of one that adds nothing but words. */
function nameOf(context: ParseContext, schema: unknown): string | undefined {
  if (!isObject(schema)) return undefined;
  const made = context.named.get(schema);
  if (made !== undefined) return made.name;
  const ref = refOf(schema);
  if (ref !== undefined) return schemaName(context, ref) ?? madeName(context, ref);
  const [only, ...others] = membersOf(schema, "allOf");
  const isWrapper = others.length === 0 && Object.keys(schema).every((keyword) => wrapping.has(keyword));
  return isWrapper ? nameOf(context, only) : undefined;
}

const wrapping: ReadonlySet<string> = new Set([
  ...["allOf", "title", "description", "deprecated", "readOnly", "writeOnly", "default", "example", "examples"],
  ...["externalDocs", "nullable", "xml", "$comment"],
]);

/** What a schema that a member builds upon says of the member by the same property. */
function inheritedValues(context: ParseContext, name: string, propertyName: string): readonly string[] {
  const seen = new Set<string>([name]);
  for (const ancestor of seen) {
    const schema = schemaNamed(context, ancestor);
    if (!isObject(schema) || seen.size > mostNames) continue;
    const found = ancestor === name ? [] : valuesIn(context, schema, propertyName, name);
    if (found.length > 0) return found;
    for (const parent of [schema, ...membersOf(schema, "allOf")].flatMap((part) => nameOf(context, part) ?? []))
      seen.add(parent);
  }
  return [];
}

function valuesIn(context: ParseContext, base: JsonObject, propertyName: string, name: string): readonly string[] {
  const node = member(base, "discriminator");
  const mapping = isObject(node) && text(node, "propertyName") === propertyName ? member(node, "mapping") : undefined;
  if (!isObject(mapping)) return [];
  return keysOf(mapping).filter((value) => {
    const wanted = mapping[value];
    return typeof wanted === "string" && namesMeant(context, wanted)[0] === name;
  });
}
