/** The request body, which is documented as the last of the parameters. */
import { isComposed, isMap } from "../../reference/kinds.js";
import type { SpecSchema } from "../../reference/openapi.js";
import type { BodyFacts } from "../../reference/operations.js";
import { nested, referenced, unalias } from "../../reference/references.js";
import { escapeText } from "../../reference/text.js";
import type { PythonContext } from "./context.js";
import { first, mediaExample } from "./examples.js";
import { isFreeForm, itemsOf, jsonType, valuesOf } from "./kinds.js";
import { className, parameterName } from "./names.js";
import { containerOf, isUuid, type PythonParameter } from "./parameter.js";
import { nameOf, onlyMember, parameterClasses, type PythonProperty, propertyOf } from "./property.js";
import { baseType, typeText } from "./types.js";
import { exampleValue } from "./values.js";

/** None where the body has no schema. */
export function bodyParameter(python: PythonContext, body: BodyFacts): PythonParameter[] {
  const { media, requestBody } = body;
  if (media.schema === undefined) return [];
  const isObject = [undefined, "object"].includes(jsonType(python, media.schema));
  const use = (isObject ? onlyMember(media.schema) : undefined) ?? media.schema;
  const value = unalias(python.spec, use);
  const { name: ownName, type, link, items } = formOf(python, use);
  const name = body.name === undefined ? ownName : parameterName(body.name);
  const isOpaque = link === undefined && nameOf(value) !== undefined;
  return [
    {
      name,
      origin: { in: "body", name: "" },
      type,
      link,
      description: escapeText(requestBody.description ?? ""),
      required: requestBody.required ?? false,
      default: undefined,
      example:
        mediaExample(python, media) ??
        exampleValue(python, {
          name,
          type: link ?? type,
          default: undefined,
          container: containerOf(python, value),
          isUuid: isUuid(python, value),
        }),
      exampleDefault: undefined,
      schema: use,
      given: first(media.example, media.examples),
      classes: isOpaque
        ? opaqueClasses(python, media.schema)
        : parameterClasses(python, value, { type: link === undefined ? undefined : type, items }),
    },
  ];
}

/** Of a model that is no object: the reference does not import one whose type is an integer. */
function opaqueClasses(python: PythonContext, schema: SpecSchema): readonly string[] {
  return jsonType(python, referenced(python.spec, schema)) === "integer" ? [] : propertyOf(python, schema).classes;
}

interface Form {
  readonly name: string;
  readonly type: string;
  readonly link?: string;
  readonly items?: PythonProperty;
}

function formOf(python: PythonContext, use: SpecSchema): Form {
  const schema = referenced(python.spec, use);
  const type = jsonType(python, schema);
  if (type === "array") return arrayForm(python, schema);
  if ((type === "object" || type === undefined) && isMap(schema)) return mapForm(python, use, schema);
  if (type === "object" && isFreeForm(python, schema)) return plainForm(python, schema);
  const isModel =
    type === "object" || (type === undefined && (isComposed.since7(schema) || schema.properties !== undefined));
  return isModel ? modelForm(use) : plainForm(python, schema);
}

function plainForm(python: PythonContext, schema: SpecSchema): Form {
  return { name: "body", type: typeText(python, schema) };
}

/** Called as what it holds, where that is a model. */
function arrayForm(python: PythonContext, schema: SpecSchema): Form {
  const property = propertyOf(python, schema);
  let innermost: PythonProperty = property;
  while (innermost.items !== undefined) innermost = innermost.items;
  return {
    name: parameterName(innermost.link ?? "request_body"),
    type: typeText(python, schema),
    link: baseType(python, nested(python.spec, itemsOf(python, schema))),
    ...(property.items === undefined ? {} : { items: property.items }),
  };
}

function mapForm(python: PythonContext, use: SpecSchema, schema: SpecSchema): Form {
  const isModel = nameOf(use) !== undefined && unalias(python.spec, use).$ref !== undefined;
  if (isModel) return modelForm(use);
  const { items } = propertyOf(python, schema);
  return {
    name: "request_body",
    type: typeText(python, schema),
    link: baseType(python, nested(python.spec, valuesOf(schema))),
    ...(items === undefined ? {} : { items }),
  };
}

function modelForm(use: SpecSchema): Form {
  const name = nameOf(use);
  const model = name === undefined ? "UNKNOWN_BASE_TYPE" : className(name);
  return { name: parameterName(model), type: model, link: model };
}
