/** Request bodies that are no forms: one parameter, whose name comes from what the body is. */
import { isArray, isComposed, isMap, isObject } from "../../reference/kinds.js";
import type { SpecMediaType, SpecSchema } from "../../reference/openapi.js";
import type { BodyFacts } from "../../reference/operations.js";
import { referenced } from "../../reference/references.js";
import { escapeText } from "../../reference/text.js";
import { exampleValue, givenExample } from "./examples.js";
import { chainOf, modelsIn } from "./imports.js";
import { className, parameterName } from "./names.js";
import { type ParameterWithImports, linkTo, modelName, nothing } from "./parameters.js";
import { lastItems, type Python5Property, propertyOf } from "./properties.js";
import { anything, furtherProperties, isAny, isFreeForm, type Scope, unalias } from "./schemas.js";
import { baseTypeOf, typeOf } from "./types.js";
import { plainValue, type ParsedValue } from "./values.js";

interface Body {
  readonly name: string;
  readonly type: string;
  readonly baseType?: string;
  readonly imports: readonly string[];
}

/** The name of a body that the reference does not name. */
const unknown = "UNKNOWN_PARAM_NAME";

/** @param givenName `x-codegen-request-body-name` of the operation */
export function bodyArgument(
  scope: Scope,
  { requestBody, media }: BodyFacts,
  givenName: string | undefined,
): ParameterWithImports {
  const use = media.schema ?? anything;
  const body = corrected(scope, use, bodyOf(scope, use));
  const name = body.name === unknown ? unknown : parameterName(givenName || body.name);
  const contents = [...requestBody.content.values()].flatMap(({ schema }) => schema ?? []);
  return {
    view: {
      name,
      type: body.type,
      ...linkTo(body.baseType),
      description: escapeText(requestBody.description ?? ""),
      required: requestBody.required === true,
      example:
        media.schema === undefined
          ? nothing(scope)
          : exampleValue(scope, use, givenExample(scope, use, name, saidOf(media))),
    },
    imports: [
      ...body.imports,
      ...(scope.release.importsAllContents ? contents.flatMap((content) => modelsIn(scope, content)) : []),
    ],
  };
}

function saidOf({ example, examples }: SpecMediaType): ParsedValue | undefined {
  const [first] = examples?.values() ?? [];
  // A blank example is forgotten.
  const isBlank = typeof example === "string" && example.trim() === "";
  return (isBlank ? undefined : plainValue(example)) ?? plainValue(first?.value);
}

function bodyOf(scope: Scope, use: SpecSchema): Body {
  const name = modelName(use);
  const schema = referenced(scope, use);
  if (isArray.before6(schema))
    return name === undefined ? listBody(scope, schema) : modelBody(scope, schema, name, true);
  const isMapping = schema.type === "object" || isAny(schema);
  if (isMapping && isMap(schema))
    return name === undefined ? mapBody(scope, schema) : modelBody(scope, schema, name, true);
  if (isFreeForm(schema)) return plainBody(propertyOf(scope, schema), false);
  // Before 5.3 a composition is one whatever its type is.
  const isComposition = isComposed.before6(schema) && (isMapping || !scope.release.compositionsAreAnything);
  if (isComposition || (isMapping && isObject.before6(schema))) return modelBody(scope, schema, name, false);
  if (isAny(schema) && !scope.release.knowsBodiesOfAnything) {
    return { name: unknown, type: "", imports: [] };
  }
  return plainBody(propertyOf(scope, schema), true);
}

/** A model is used by its name where a reference to it stays one, or where it has properties. */
function modelBody(scope: Scope, schema: SpecSchema, name: string | undefined, isForced: boolean): Body {
  const { complexType } = propertyOf(scope, schema);
  if (name === undefined) {
    return {
      name: "UNKNOWN_BASE_TYPE",
      type: "UNKNOWN_BASE_TYPE",
      baseType: "UNKNOWN_BASE_TYPE",
      imports: ["UNKNOWN_BASE_TYPE", ...(complexType === undefined ? [] : [complexType])],
    };
  }
  const model = className(name);
  const extra = isForced || complexType === undefined ? [] : [complexType];
  return { name: model, type: model, baseType: model, imports: [model, ...extra] };
}

function mapBody(scope: Scope, schema: SpecSchema): Body {
  const property = propertyOf(scope, schema);
  return {
    name: "request_body",
    type: typeOf(scope, schema),
    baseType: baseTypeOf(scope, furtherProperties(scope, schema) ?? anything),
    imports: [property.baseType, ...complexTypes(property)],
  };
}

/** A list of models is called after the model. */
function listBody(scope: Scope, schema: SpecSchema): Body {
  const property = propertyOf(scope, schema);
  return {
    name: lastItems(property).complexType ?? "request_body",
    type: typeOf(scope, schema),
    baseType: baseTypeOf(scope, schema.items ?? anything),
    imports: [...complexTypes(property), ...chainOf(property)],
  };
}

function complexTypes(property: Python5Property | undefined): string[] {
  if (property === undefined) return [];
  return [...(property.complexType === undefined ? [] : [property.complexType]), ...complexTypes(property.items)];
}

function plainBody({ type, baseType, complexType }: Python5Property, isLinked: boolean): Body {
  return { name: "body", type, baseType, imports: isLinked && complexType !== undefined ? [complexType] : [] };
}

/** A body that is a reference gets the type that a property with that reference would have. */
function corrected(scope: Scope, use: SpecSchema, body: Body): Body {
  if (use.$ref === undefined) return body;
  const { type, complexType } = propertyOf(scope, unalias(scope, use));
  if (body.type === type && (complexType === undefined || body.baseType === complexType)) return body;
  return {
    name: body.name,
    type,
    ...(complexType === undefined ? {} : { baseType: complexType }),
    imports: body.imports,
  };
}
