/** A request body → one parameter, or one for each field of a form. */
import { hasProperties, isArray, isComposed, isMap, isObject, typeOf } from "../kinds.js";
import { type SpecMediaType, refName, type SpecRequestBody, type SpecSchema } from "../openapi.js";
import { referenced } from "../references.js";
import type { Codegen } from "./language.js";
import { formMembers } from "./model.js";
import {
  type CodegenParameter,
  containerOf,
  type ExampleSource,
  insideOf,
  isFile,
  isPrimitiveParameter,
  readExample,
} from "./parameter.js";
import { innermostOf, isScalar, type CodegenProperty, propertyOf } from "./property.js";
import { isFreeForm, itemsOf, nested, unaliased, unwrapped, valuesOf } from "./schemas.js";
import { typeDeclaration, typeWord } from "./types.js";

/** What the body of an operation adds to its parameters. */
export interface CodegenBody {
  readonly requestBody: SpecRequestBody;
  readonly media: SpecMediaType;
  /** In place of the name that the reference would find. */
  readonly name?: string;
}

/** No parameter where the body has no schema. */
export function bodyParameter(codegen: Codegen, body: CodegenBody): CodegenParameter | undefined {
  const { requestBody, media } = body;
  const { language } = codegen;
  if (media.schema === undefined) return undefined;
  const written = unwrapped(codegen, media.schema);
  const kind = kindOf(codegen, written, referenced(codegen.spec, written));
  const original = body.name ?? kind.originalName;
  const example = bodyExample(codegen, media);
  const name = kind.name ?? language.parameterName(original);
  return {
    ...kind,
    originalName: original,
    name,
    in: "body",
    required: requestBody.required === true,
    ...(requestBody.description === undefined ? {} : { description: language.escape(requestBody.description) }),
    isFile: isFile(referenced(codegen.spec, written)),
    example: { ...kind.example, name, ...(example === undefined ? {} : { raw: example }) },
  };
}

interface Kind extends Pick<CodegenParameter, "originalName" | "type" | "base" | "isPrimitive" | "isContainer"> {
  /** In place of the name that the language would make of `originalName`. */
  readonly name?: string;
  readonly example: Omit<ExampleSource, "name">;
}

/** What the reference begins with, and ends with where it has no case for a schema. */
const unknown: Kind = {
  originalName: "UNKNOWN_BASE_NAME",
  name: "UNKNOWN_PARAM_NAME",
  type: "",
  isPrimitive: false,
  isContainer: false,
  example: { word: undefined },
};

function kindOf(codegen: Codegen, written: SpecSchema, schema: SpecSchema): Kind {
  if (isMap(schema))
    return isMapModel(codegen, written, schema) ? modelBody(codegen, written) : mapBody(codegen, schema);
  if (isArray.codegen(schema)) return listBody(codegen, schema);
  if (isFreeForm(codegen, schema)) return plainBody(codegen, schema);
  if (isComposed.codegen(schema) && isScalar(schema)) return scalarComposition(codegen, written, schema);
  if (isObject.codegen(schema) || isComposed.codegen(schema)) return modelBody(codegen, written);
  const isAlias = schema.$ref !== undefined;
  if (codegen.release.losesAnyBody && typeOf.codegen(schema) === undefined && !isAlias) return unknown;
  return plainBody(codegen, schema);
}

/** A composition that says it is a string, a number or a boolean. */
function scalarComposition(codegen: Codegen, written: SpecSchema, schema: SpecSchema): Kind {
  const { scalarCompositions } = codegen.release;
  if (scalarCompositions === "values") return plainBody(codegen, schema);
  return { ...modelBody(codegen, written), isPrimitive: scalarCompositions === "unlinked" };
}

/** A map with properties of its own, or parts, is a model where it has a name. */
function isMapModel({ release }: Codegen, { $ref }: SpecSchema, schema: SpecSchema): boolean {
  return release.hasMapModels && $ref !== undefined && (hasProperties(schema) || isComposed.codegen(schema));
}

function mapBody(codegen: Codegen, schema: SpecSchema): Kind {
  const base = typeWord(codegen, valuesOf(codegen, schema));
  return {
    originalName: "request_body",
    type: typeDeclaration(codegen, schema),
    base,
    isPrimitive: false,
    isContainer: true,
    example: { word: base, container: "map" },
  };
}

/** The parameter is called after the model at the bottom of the list. */
function listBody(codegen: Codegen, schema: SpecSchema): Kind {
  const base = typeWord(codegen, itemsOf(schema));
  return {
    originalName: innermostOf(propertyOf(codegen, "property", schema)).model ?? "request_body",
    type: typeDeclaration(codegen, schema),
    base,
    isPrimitive: false,
    isContainer: true,
    example: { word: base, container: "list" },
  };
}

function plainBody(codegen: Codegen, schema: SpecSchema): Kind {
  const { type, word } = propertyOf(codegen, "body", schema);
  const example = { word, ...containerOf(codegen, schema) };
  return { originalName: "body", type, base: word, isPrimitive: true, isContainer: false, example };
}

/** For a composition without a name the reference has no type but `UNKNOWN_BASE_TYPE`. */
function modelBody(codegen: Codegen, written: SpecSchema): Kind {
  const { $ref } = written;
  const type = $ref === undefined ? "UNKNOWN_BASE_TYPE" : codegen.language.modelName(refName($ref));
  const example = { word: type, ...containerOf(codegen, unaliased(codegen, written)) };
  return { originalName: type, type, base: type, isPrimitive: false, isContainer: false, example };
}

function bodyExample(codegen: Codegen, { example, examples }: SpecMediaType): unknown {
  const [first] = examples?.values() ?? [];
  // An example by reference is not followed, and a blank one is forgotten.
  const own = typeof example === "string" && example.trim() === "" ? undefined : readExample(codegen, example);
  return own ?? readExample(codegen, first?.value);
}

/** The fields of a form, as the release understands forms. */
export function formParameters(codegen: Codegen, { media }: CodegenBody): CodegenParameter[] {
  const { release } = codegen;
  if (media.schema === undefined) return [];
  const schema = unwrapped(codegen, referenced(codegen.spec, media.schema));
  const all = formMembers(codegen, schema);
  const fields = release.hasComposedForms ? all.properties : (schema.properties ?? new Map<string, SpecSchema>());
  const isChoice = release.hasFormMaps && !hasProperties(schema) && isOneOrAny(schema);
  // Without a list of its own the reference looks for the name in the language among the names in the document.
  const isNamed = (name: string): boolean =>
    schema.required?.includes(name) ?? (release.hasFormMaps && all.required.has(codegen.language.parameterName(name)));
  return [...fields].flatMap(([name, written]) => {
    const field = unaliased(codegen, written);
    if (isMap(field) && !release.hasFormMaps) return [];
    // Of a list before release 5, it is the items that count.
    const own = isArray.codegen(field) && !release.hasComposedForms ? field.items : field;
    const required = isNamed(name) || own?.required?.includes(name) === true;
    return [{ ...fieldParameter(codegen, name, field), required: !isChoice && required }];
  });
}

/** `oneOf` or `anyOf`, and nothing beside. */
function isOneOrAny({ allOf = [], oneOf = [], anyOf = [] }: SpecSchema): boolean {
  return allOf.length === 0 && oneOf.length > 0 !== anyOf.length > 0;
}

/** A property that is referred to keeps its default for itself. Of a list, base and default are those of its items. Before release 5 the example is one of an item too. */
function fieldParameter(
  codegen: Codegen,
  originalName: string,
  schema: SpecSchema,
): Omit<CodegenParameter, "required"> {
  const { language, release } = codegen;
  const whole = propertyOf(codegen, originalName, schema);
  const inside = isArray.codegen(schema) ? insideOf(codegen, schema) : undefined;
  const shown = inside ?? whole;
  const base = inside?.type ?? whole.word;
  const name = language.parameterName(originalName);
  const isProperty = nested(codegen, schema) !== schema;
  const fallback = isProperty ? language.defaultOf({ extensions: new Map() }) : shown.default;
  const word = release.hasComposedForms ? base : shown.word;
  return {
    originalName,
    name,
    in: "form",
    type: whole.type,
    base,
    isPrimitive: inside === undefined && isPrimitiveParameter(codegen, schema),
    isFile: isFile(shown.schema) && !isProperty,
    isContainer: inside !== undefined,
    ...describe(codegen, whole, inside !== undefined),
    ...(fallback === undefined ? {} : { default: fallback }),
    example: {
      name,
      fallback: shown.schema.default,
      word,
      ...(release.hasComposedForms ? containerOf(codegen, schema) : {}),
    },
  };
}

/** The description is escaped a second time, but before release 5 that of a list is escaped once. */
function describe({ language, release }: Codegen, { description }: CodegenProperty, isListed: boolean) {
  if (description === undefined) return {};
  const once = isListed && !release.hasComposedForms;
  return { description: once ? description : language.escape(description) };
}
