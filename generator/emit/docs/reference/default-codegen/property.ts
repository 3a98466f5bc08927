/** A schema under a name → what a page says of it. */
import { isArray, isEnum, isMap, typeOf } from "../kinds.js";
import type { SpecSchema } from "../openapi.js";
import { upperFirst } from "../words.js";
import type { Codegen } from "./language.js";
import { isAnything, isFreeForm, itemsOf, nested, unaliased, unwrapped, valuesOf } from "./schemas.js";
import { typeDeclaration, typeWord } from "./types.js";

export interface CodegenProperty {
  readonly name: string;
  readonly originalName: string;
  /** With what is inside. */
  readonly type: string;
  /** Without. */
  readonly word: string;
  readonly isPrimitive: boolean;
  /** The model that a link goes to; there are types that are no primitives and have none. */
  readonly model?: string;
  readonly title?: string;
  /** Escaped. */
  readonly description?: string;
  readonly default?: string;
  readonly isReadOnly: boolean;
  /** Of a list or a map: what is in it. */
  readonly items?: CodegenProperty;
  /** What it is, references to plain aliases followed. */
  readonly schema: SpecSchema;
}

/** How deep items of items are looked at. A list that has itself for items has no end, and the reference fails over it. */
const deepest = 30;

export function propertyOf(codegen: Codegen, name: string, use: SpecSchema, depth = 0): CodegenProperty {
  const { language } = codegen;
  const written = nested(codegen, use);
  const inner = unwrapped(codegen, written);
  const schema = unaliased(codegen, inner);
  // What stands beside counts more than what is inside.
  const beside = codegen.release.unwrapsAllOf && (inner !== written || written.$ref !== undefined) ? written : schema;
  const title = beside.title ?? schema.title;
  const description = beside.description ?? schema.description;
  const isReadOnly = beside.readOnly ?? schema.readOnly;
  const fallback = language.defaultOf(codegen.release.unwrapsAllOf ? written : schema);
  const items = depth > deepest ? undefined : itemsProperty(codegen, name, schema, depth);
  return {
    name: language.propertyName(name),
    originalName: name,
    type: typeDeclaration(codegen, schema),
    word: typeWord(codegen, schema),
    ...linkOf(codegen, schema, items),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description: language.escape(description) }),
    ...(fallback === undefined ? {} : { default: renamed(codegen, fallback, items) }),
    isReadOnly: isReadOnly === true,
    ...(items === undefined ? {} : { items }),
    schema,
  };
}

function itemsProperty(codegen: Codegen, name: string, schema: SpecSchema, depth: number): CodegenProperty | undefined {
  if (isArray.codegen(schema)) return propertyOf(codegen, name, itemsOf(schema), depth + 1);
  return isMap(schema) ? propertyOf(codegen, "inner", valuesOf(codegen, schema), depth + 1) : undefined;
}

/** A list or a map links to what is in it, an object of anything to nowhere. */
function linkOf(
  codegen: Codegen,
  schema: SpecSchema,
  items: CodegenProperty | undefined,
): Pick<CodegenProperty, "isPrimitive" | "model"> {
  const { primitives } = codegen.language;
  const word = items?.word ?? typeWord(codegen, schema);
  if (items === undefined && (isFreeForm(codegen, schema) || isAnything(schema))) {
    return { isPrimitive: codegen.release.hasPrimitiveObjects && primitives.has(typeDeclaration(codegen, schema)) };
  }
  return primitives.has(word) ? { isPrimitive: true } : { isPrimitive: false, model: word };
}

/**
 * In the text of a default, a list of enums has the name of the enum wherever the text has the name of the items' type: also in the
 * middle of a value.
 */
function renamed({ release }: Codegen, text: string, items: CodegenProperty | undefined): string {
  const innermost = items && innermostOf(items);
  if (innermost === undefined || !release.renamesInDefaults || !isEnum(innermost.schema)) return text;
  return text.replaceAll(innermost.word, `${upperFirst(innermost.name)}Enum`);
}

/** What is in a list of lists. */
export function innermostOf(property: CodegenProperty): CodegenProperty {
  return property.items === undefined ? property : innermostOf(property.items);
}

/** A string, a number, an integer or a boolean. */
export function isScalar(schema: SpecSchema): boolean {
  return ["string", "number", "integer", "boolean"].includes(typeOf.codegen(schema) ?? "");
}
