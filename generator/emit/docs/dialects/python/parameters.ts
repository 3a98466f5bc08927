/** The parameters of an operation in the order of its signature, with what a page and an example say of them. */
import type { OperationFacts } from "../../compat/operations.js";
import { hasProperties, isMap, referenced } from "../../compat/modern/kinds.js";
import { type Parameter as Written, type Schema } from "../../compat/openapi.js";
import { isEnum, unalias } from "../../compat/schemas.js";
import { escapeText } from "../../compat/text.js";
import { bodyParameter } from "./body.js";
import { fixed } from "./fixes.js";
import { formParameters } from "./form.js";
import { className, parameterName } from "./names.js";
import { defaultText } from "./defaults.js";
import { first, parameterExample } from "./examples.js";
import { nameOf, parameterClasses, type Property, propertyOf } from "./property.js";
import { itemsOf, jsonType, type Python, valuesOf } from "./kinds.js";
import { exampleValue } from "./values.js";

export interface Parameter {
  readonly name: string;
  readonly type: string;
  /** The page that the type links to; none where the type has no link. May be empty: the reference writes such links. */
  readonly link: string | undefined;
  readonly description: string;
  readonly required: boolean;
  readonly default: string | undefined;
  readonly example: string;
  /** The default as the example says it, where that differs from the table. */
  readonly exampleDefault: string | undefined;
  /** What the code of an example imports for it. */
  readonly classes: readonly string[];
  /** What it may be, and an example of the document. */
  readonly schema: Schema;
  readonly given: unknown;
}

/** Required ones first; two of the same name in Python get numbers. */
export function parametersOf(python: Python, { parameters, body }: OperationFacts): Parameter[] {
  const all = parameters.map((parameter) => parameterOf(python, parameter));
  if (body?.kind === "form") all.push(...formParameters(python, body));
  if (body?.kind === "body") all.push(...bodyParameter(python, body));
  const unique = uniquelyNamed(all).map((parameter) => (python.fixes ? fixed(python, parameter) : parameter));
  return [...unique.filter(({ required }) => required), ...unique.filter(({ required }) => !required)];
}

function uniquelyNamed(parameters: readonly Parameter[]): Parameter[] {
  const taken = new Set<string>();
  return parameters.map((parameter) => {
    let { name } = parameter;
    while (taken.has(name)) name = nextName(name);
    taken.add(name);
    return { ...parameter, name };
  });
}

/** `name` → `name2` → `name3` */
function nextName(name: string): string {
  const [digits] = /\d+$/.exec(name) ?? [];
  return digits === undefined ? `${name}2` : name.slice(0, -digits.length) + String(Number(digits) + 1);
}

function parameterOf(python: Python, written: Written): Parameter {
  const [content] = written.content?.values() ?? [];
  const reference = unalias(python.spec, written.schema ?? content?.schema ?? { extensions: new Map() });
  const schema = seenThrough(python, reference);
  const model = nameOf(reference);
  const held = heldBy(python, schema);
  const name = parameterName(written.name);
  const type = model === undefined ? propertyOf(python, schema).type : className(model);
  const text = defaultText(python, schema);
  return {
    name,
    type,
    link: isSimple(python, schema) ? undefined : (held?.type ?? ""),
    description: escapeText(written.description ?? ""),
    required: written.required ?? written.in === "path",
    default: text,
    example: exampleValue(python, {
      name,
      type: held?.type ?? type,
      default: text,
      given: parameterExample(python, written),
      container: containerOf(python, schema),
      isUuid: isUuid(python, schema),
    }),
    exampleDefault: text,
    classes: parameterClasses(python, schema, { type, items: held }),
    schema: reference,
    given: first(written.example, written.examples) ?? written.schema?.example,
  };
}

export function isUuid(python: Python, schema: Schema): boolean {
  return jsonType(python, schema) === "string" && schema.format === "uuid";
}

/** A reference is followed, except to an enum. */
function seenThrough(python: Python, schema: Schema): Schema {
  const target = referenced(python.spec, schema);
  return isEnum(target) ? schema : target;
}

const simpleTypes: ReadonlySet<string | undefined> = new Set(["string", "boolean", "number", "integer"]);

/** What is never a link. */
export function isSimple(python: Python, schema: Schema): boolean {
  return simpleTypes.has(jsonType(python, schema));
}

function heldBy(python: Python, schema: Schema): Property | undefined {
  const type = jsonType(python, schema);
  if (type === "array") return propertyOf(python, itemsOf(python, schema));
  const isObject = (type === "object" || type === undefined) && schema.$ref === undefined;
  return isObject && isMap(schema) ? propertyOf(python, valuesOf(schema)) : undefined;
}

/** An object of which nothing is known counts as a map. */
export function containerOf(python: Python, schema: Schema): "array" | "map" | undefined {
  const type = jsonType(python, schema);
  if (type === "array") return "array";
  const isObject = type === "object" && (!hasProperties(schema) || isMap(schema));
  const isMapLike = isObject || (schema.$ref === undefined && type === undefined && isMap(schema));
  return isMapLike ? "map" : undefined;
}
