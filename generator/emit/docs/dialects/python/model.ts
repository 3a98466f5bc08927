/** The pages of models. */
import { javaText } from "../../reference/java-text.js";
import { hasProperties, isComposed, isEnum, isMap } from "../../reference/kinds.js";
import { modelsByClass } from "../../reference/models-by-class.js";
import type { SpecSchema } from "../../reference/openapi.js";
import { pythonLiteral } from "../../reference/python-literal.js";
import { unalias } from "../../reference/references.js";
import { isObjectReference } from "../../reference/since-7/beside-reference.js";
import { onlyInForms } from "../../reference/since-7/forms.js";
import { escapeText } from "../../reference/text.js";
import type * as View from "../../reference/view.js";
import { modelProperties, type PythonModelProperty } from "./composed.js";
import type { PythonContext } from "./context.js";
import { defaultText, literalText } from "./defaults.js";
import { jsonLiteral } from "./fixes.js";
import { isAlias, isFreeForm, jsonType } from "./kinds.js";
import { className, enumMemberName, moduleName, variableName } from "./names.js";
import type { LinkView } from "./operation.js";
import { memberNames, type PythonProperty, propertyOf } from "./property.js";
import { baseType, typeText } from "./types.js";
import { enumLiteral, enumValues } from "./values.js";

/** What the page of a model shows. */
export interface ModelView extends View.ModelPage<PropertyView> {
  readonly moduleName: string;
  /** An empty one is a line as well. */
  readonly hasDescription: boolean;
  /** Of which the example prints the text. */
  readonly printed: string;
  /** The method that makes the text: JSON, which the client cannot make of all that it reads, or any. */
  readonly method: string;
  readonly fixes: boolean;
  /** A literal with the JSON that the example reads. */
  readonly json: string;
  /** The dict that the example reads: the one it has made, which lacks what only the server sets, or a literal. */
  readonly dict: string;
  readonly isEnum: boolean;
  readonly members: readonly EnumMember[];
}

interface EnumMember {
  readonly name: string;
  readonly value: string;
}

interface PropertyView extends View.PropertyView, LinkView {
  readonly link: string;
  readonly hasDefault: boolean;
  readonly default: string;
}

/** The models that have a page, in the order of their classes. */
export function modelViews(python: PythonContext): ModelView[] {
  return modelsByClass(
    documentedSchemas(python).map(([name, schema]) => [name, modelView(python, name, schema)]),
    python.warn,
  );
}

/** The schemas that models are made of, by name. */
export function documentedSchemas(python: PythonContext): [name: string, schema: SpecSchema][] {
  const forms = onlyInForms(python.spec);
  return [...python.spec.schemas].filter(([name, schema]) => !forms.has(name) && hasPage(python, schema));
}

/** What is only another name for something that has no class of its own has no page. */
function hasPage(python: PythonContext, schema: SpecSchema): boolean {
  if (schema.extensions.get("x-internal") === true) return false;
  const target = unalias(python.spec, schema);
  if (isObjectReference(schema))
    return target.$ref !== undefined || (python.passes.untypedReferences && !isAlias(python, target));
  if (isFreeForm(python, schema)) return isEnum(schema);
  if (isMap(schema)) return isComposed.since7(schema) || hasProperties(schema);
  if (jsonType(python, schema) === "array") return hasProperties(schema);
  return !isAlias(python, schema) && !isAlias(python, target);
}

function modelView(python: PythonContext, name: string, schema: SpecSchema): ModelView {
  const members = isEnumModel(python, schema) ? enumMembers(python, schema) : undefined;
  return {
    className: className(name),
    moduleName: moduleName(className(name)),
    packageName: python.packageName,
    ...exampleParts(python, name),
    fixes: python.fixes,
    printed: python.fixes ? `${moduleName(className(name))}_instance` : className(name),
    hasDescription: schema.description !== undefined,
    description: escapeText(schema.description ?? ""),
    isEnum: members !== undefined,
    members: members ?? [],
    properties: modelProperties(python, schema).map((property) => propertyView(python, property)),
  };
}

function exampleParts(python: PythonContext, name: string): Pick<ModelView, "json" | "dict" | "method"> {
  const dict = `${moduleName(className(name))}_dict`;
  if (!python.fixes) return { json: '"{}"', dict, method: "to_json" };
  const value = python.sampleOf(name) ?? {};
  const isDict = typeof value === "object" && value !== null && !Array.isArray(value);
  return { json: jsonLiteral(value), dict: isDict ? pythonLiteral(value) : dict, method: "to_str" };
}

/** Only an enum of a simple type is one for the reference. */
export function isEnumModel(python: PythonContext, schema: SpecSchema): boolean {
  const type = jsonType(python, schema);
  return isEnum(schema) && type !== undefined && type !== "object" && type !== "array";
}

export function enumMembers(python: PythonContext, schema: SpecSchema): EnumMember[] {
  const type = baseType(python, schema);
  const given = memberNames(schema.extensions);
  const values = enumValues(python, schema).filter((value) => value !== null);
  return values.map((item, index) => {
    const value = enumLiteral(item, type);
    const name = given === undefined ? enumMemberName(value, type === "str", python.release) : (given[index] ?? value);
    return { name, value };
  });
}

function propertyView(python: PythonContext, { name, schema, required, copied }: PythonModelProperty): PropertyView {
  const property = propertyOf(python, schema);
  const text = copied ? defaultText(python, schema, true) : property.default;
  const value = text === undefined ? undefined : enumDefault(python, { ...property, default: text });
  return {
    name: variableName(name),
    type: property.type,
    isLink: !property.primitive,
    link: property.link ?? "",
    description: property.description ?? "",
    required,
    readOnly: property.readOnly,
    hasDefault: value !== undefined,
    default: value ?? "",
  };
}

/** A default that is one of the values of an enum is shown as that value, or as the member of the enum's class. */
function enumDefault(python: PythonContext, property: PythonProperty & { readonly default: string }): string {
  const { values, default: text } = property;
  if (values === undefined) return text;
  const owner = [...python.spec.schemas].find(([name]) => className(name) === property.type)?.[1];
  const type = owner === undefined ? property.type : typeText(python, owner);
  const wanted = type === "str" ? enumLiteral(literalText(text), type) : text;
  const known = values.filter((value) => value !== null);
  const index = known.findIndex((value) => enumLiteral(value, type) === wanted);
  if (index < 0) return text;
  const given = owner === undefined ? property.memberNames : memberNames(owner.extensions);
  const name = given?.[index] ?? enumName(known[index], type);
  if (!property.isEnumReference) return name;
  return `${property.type}.${enumMemberName(name, /^'.*'$/s.test(name), python.release)}`;
}

/** Here the reference escapes nothing. */
function enumName(value: unknown, type: string): string {
  return type === "int" || type === "float" ? javaText(value) : `'${javaText(value)}'`;
}
