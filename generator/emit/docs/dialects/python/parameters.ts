/** The parameters of an operation in the order of its signature, with what a page and an example say of them. */
import { isEnum, isMap } from "../../reference/kinds.js";
import type { SpecParameter as Written, SpecSchema } from "../../reference/openapi.js";
import type { OperationFacts } from "../../reference/operations.js";
import { nested, referenced, unalias } from "../../reference/references.js";
import { escapeText } from "../../reference/text.js";
import { uniquelyNamed } from "../../reference/unique-names.js";
import { bodyParameter } from "./body.js";
import type { PythonContext } from "./context.js";
import { defaultText } from "./defaults.js";
import { first, parameterExample } from "./examples.js";
import { fixed } from "./fixes.js";
import { formParameters } from "./form.js";
import { itemsOf, jsonType, valuesOf } from "./kinds.js";
import { className, parameterName } from "./names.js";
import { containerOf, isSimple, isUuid, type PythonParameter } from "./parameter.js";
import { nameOf, parameterClasses, type PythonProperty, propertyOf } from "./property.js";
import { exampleValue } from "./values.js";

/** Required ones first; two of the same name in Python get numbers. */
export function parametersOf(python: PythonContext, { parameters, body }: OperationFacts): PythonParameter[] {
  const all = parameters.map((parameter) => parameterOf(python, parameter));
  if (body?.kind === "form") all.push(...formParameters(python, body));
  if (body?.kind === "body") all.push(...bodyParameter(python, body));
  const unique = uniquelyNamed(python.fixes ? all.map((parameter) => fixed(python, parameter)) : all);
  return [...unique.filter(({ required }) => required), ...unique.filter(({ required }) => !required)];
}

function parameterOf(python: PythonContext, written: Written): PythonParameter {
  const [content] = written.content?.values() ?? [];
  const reference = unalias(python.spec, written.schema ?? content?.schema ?? { extensions: new Map() });
  const schema = seenThrough(python, reference);
  const model = nameOf(reference);
  const held = heldBy(python, schema);
  const name = parameterName(written.name);
  // What lies outside of the components has no name, and the reference has this one for it.
  const isNamed = /^#\/(?:components|definitions)\//.test(reference.$ref ?? "#/components/");
  const type = model === undefined ? propertyOf(python, schema).type : className(isNamed ? model : "ERROR_UNKNOWN");
  const text = defaultText(python, schema);
  return {
    name,
    origin: { in: written.in, name: written.name },
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

/** A reference is followed, except to an enum. */
function seenThrough(python: PythonContext, schema: SpecSchema): SpecSchema {
  const target = referenced(python.spec, nested(python.spec, schema));
  return isEnum(target) ? schema : target;
}

function heldBy(python: PythonContext, schema: SpecSchema): PythonProperty | undefined {
  const type = jsonType(python, schema);
  if (type === "array") return propertyOf(python, itemsOf(python, schema));
  const isObject = (type === "object" || type === undefined) && schema.$ref === undefined;
  return isObject && isMap(schema) ? propertyOf(python, valuesOf(schema)) : undefined;
}
