/** Parameters, the fields of forms and bodies: what the signature of a method names. */
import { noMembers } from "../../reference/collected.js";
import { isArray, isMap, isObject } from "../../reference/kinds.js";
import { lastNameOf, type SpecParameter, refName, type SpecSchema } from "../../reference/openapi.js";
import type { BodyFacts } from "../../reference/operations.js";
import { resolved } from "../../reference/references.js";
import { escapeText } from "../../reference/text.js";
import type { ParameterView } from "../../reference/view.js";
import { exampleValue, givenExample } from "./examples.js";
import { chainOf, modelsIn } from "./imports.js";
import { defaultLiteral } from "./literals.js";
import { className, parameterName } from "./names.js";
import { type Python5Property, propertyOf } from "./properties.js";
import { anything, collectMembers, furtherProperties, isAny, type Scope, unalias } from "./schemas.js";
import { isPrimitive } from "./types.js";
import { plainValue, type ParsedValue } from "./values.js";

/** A parameter, and the models that an example with it imports. */
export interface ParameterWithImports {
  readonly view: ParameterView;
  readonly imports: readonly string[];
}

/** No link leads to a primitive. */
export function linkTo(type: string | undefined): { readonly link?: string } {
  return type === undefined || isPrimitive(type) ? {} : { link: type };
}

export function parameterOf(scope: Scope, parameter: SpecParameter): ParameterWithImports {
  const use = parameter.schema ?? firstSchema(parameter);
  const common = {
    description: escapeText(parameter.description ?? ""),
    required: parameter.required === true || (use === undefined && parameter.in === "path"),
  };
  if (use === undefined) {
    return { view: { ...common, name: "UNKNOWN_PARAMETER_NAME", type: "", example: nothing(scope) }, imports: [] };
  }
  const schema = unalias(scope, use);
  const literal = defaultLiteral(schema);
  const { schema: written } = parameter;
  return {
    view: {
      ...common,
      name: parameterName(parameter.name),
      type: parameterType(scope, use, propertyOf(scope, schema)),
      ...linkTo(itemsOf(scope, schema)?.type),
      ...(literal === undefined ? {} : { default: literal }),
      example:
        written === undefined
          ? nothing(scope)
          : exampleValue(scope, written, givenExample(scope, written, parameter.name, saidOf(parameter))),
    },
    imports: importsOfParameter(scope, parameter, use),
  };
}

/** What the reference writes where it knows no value: no Python. */
export function nothing({ fixes }: Scope): string {
  return fixes ? "None" : "";
}

function firstSchema({ content }: Pick<SpecParameter, "content">): SpecSchema | undefined {
  const [media] = content?.values() ?? [];
  return media?.schema;
}

/** A model is made of an object that is written inline, and the parameter is of its type. */
function parameterType(scope: Scope, use: SpecSchema, property: Python5Property): string {
  // A parameter that several operations share made a model for each: the last one counts.
  const name = use.type === "object" ? lastNameOf(scope.schemas, use) : undefined;
  return name === undefined ? property.type : className(name);
}

function itemsOf(scope: Scope, schema: SpecSchema): Python5Property | undefined {
  if (isArray.before6(schema)) return propertyOf(scope, schema.items ?? anything);
  if (!isMap(schema) || !(isAny(schema) || schema.type === "object")) return undefined;
  return propertyOf(scope, furtherProperties(scope, schema) ?? anything);
}

/** What the spec gives as the example of a parameter: the first one that it has. */
function saidOf(parameter: SpecParameter): ParsedValue | undefined {
  const [first] = parameter.examples?.values() ?? [];
  const { extensions } = parameter;
  return extensions.has("x-example")
    ? plainValue(extensions.get("x-example"))
    : (plainValue(parameter.example) ?? plainValue(first?.value));
}

/** Shared with the headers of responses, which are taken for parameters here. */
export function importsOfParameter(scope: Scope, parameter: Pick<SpecParameter, "content">, use: SpecSchema): string[] {
  const schema = unalias(scope, use);
  const property = propertyOf(scope, schema);
  const model = isObject.before6(schema) ? parameterType(scope, use, property) : property.complexType;
  const contents = [...(parameter.content?.values() ?? [])].flatMap((media) => media.schema ?? []);
  return [
    ...chainOf(itemsOf(scope, schema)),
    ...(model === undefined ? [] : [model]),
    ...(scope.release.importsAllContents ? contents.flatMap((content) => modelsIn(scope, content)) : []),
  ];
}

/** The fields of a form; maps cannot be fields, and only the outermost schema says which are required. */
export function fieldsOf(scope: Scope, { media }: BodyFacts): ParameterWithImports[] {
  const schema = media.schema && resolved(scope, media.schema);
  if (schema === undefined) return [];
  const { properties } = collectMembers(scope, schema, noMembers());
  return [...properties]
    .filter(([, property]) => !isMap(property))
    .map(([name, property]) => fieldOf(scope, name, property, schema.required?.includes(name) === true));
}

function fieldOf(scope: Scope, name: string, use: SpecSchema, isRequired: boolean): ParameterWithImports {
  const { schema, type, baseType, complexType } = propertyOf(scope, use);
  const items = isArray.before6(schema) ? propertyOf(scope, schema.items ?? anything) : undefined;
  const literal = defaultLiteral(items === undefined ? schema : items.schema);
  const variable = parameterName(name);
  const said = plainValue(schema.extensions.get("x-example"));
  const isListed = scope.release.listsFields || !isArray.before6(use);
  const linked = isListed ? complexType : items?.complexType;
  const written = isListed ? use : (use.items ?? anything);
  const description = schema.$ref === undefined ? escapeText(schema.description ?? "") : "";
  return {
    view: {
      name: variable,
      type,
      ...linkTo(items === undefined ? baseType : items.type),
      // Escaped for a property, and again for a parameter.
      description: isListed ? escapeText(description) : description,
      required: isRequired || written.required?.includes(name) === true,
      ...(literal === undefined ? {} : { default: literal }),
      example: exampleValue(scope, written, givenExample(scope, written, variable, said)),
    },
    imports: [...chainOf(items), ...(linked === undefined ? [] : [linked])],
  };
}

/** The name of a model in a reference. */
export function modelName({ $ref }: SpecSchema): string | undefined {
  return $ref === undefined ? undefined : refName($ref);
}
