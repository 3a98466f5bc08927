/** Example values: what an example of a call passes for a parameter or a body. */
import { isDeepStrictEqual } from "node:util";
import { isArray, isComposed, isEnum, isMap, isObject } from "../../reference/kinds.js";
import { refName, resolveSchema, type SpecSchema } from "../../reference/openapi.js";
import { pythonLiteral } from "../../reference/python-literal.js";
import { referenced, resolved } from "../../reference/references.js";
import { type Choice, chosenModel, discriminatorOf } from "./discriminators.js";
import { quoted } from "./literals.js";
import { className, variableName } from "./names.js";
import { isScalar, scalarText } from "./scalars.js";
import { anything, isAnything, isNullable, isOfFormat, isStructure, type Scope, unalias } from "./schemas.js";
import { defaultOf, enumOf, exampleOf, type ParsedValue } from "./values.js";

/** A value to be written, and where it stands. */
interface Place {
  readonly schema: SpecSchema;
  /** The class that is called to make the value, if the schema is a model's. */
  readonly model: string | undefined;
  /** What the spec gives as an example, if anything. */
  readonly given: ParsedValue | undefined;
  /** The level of indentation; the line that a value begins on is indented only inside of another value. */
  readonly level: number;
  readonly isInner: boolean;
  /** `name=` or `"key": `. */
  readonly prefix: string;
  /** How many more values the whole example may have: models inside of models can make more than there is memory. */
  readonly budget: { left: number };
}

const mostValues = 20_000;

/** An example of a schema. @param given the example that the spec gives, see {@link givenExample} */
export function exampleValue(scope: Scope, schema: SpecSchema, given: ParsedValue | undefined): string {
  const place = {
    schema,
    model: modelOf(scope, schema),
    given,
    level: 1,
    isInner: false,
    prefix: "",
    budget: { left: mostValues },
  };
  return write(scope, place, []);
}

/** What the spec says of itself: the example, else the default, else the first value of an enum. Structures say nothing. */
function ownExample(scope: Scope, use: SpecSchema): ParsedValue | undefined {
  const schema = referenced(scope, use);
  if (isStructure(schema)) return undefined;
  return exampleOf(schema) ?? defaultOf(schema) ?? enumOf(schema)[0];
}

/** The example to write for something of this name: that of the spec, and for a text, or a list of texts, `name_example`. */
export function givenExample(scope: Scope, use: SpecSchema, name: string, said?: ParsedValue): ParsedValue | undefined {
  const schema = referenced(scope, use);
  const own = said ?? ownExample(scope, schema);
  if (own !== undefined) return own;
  const named = { text: `${name}_example` };
  if (isText(scope, schema)) return named;
  if (!isArray.before6(schema)) return undefined;
  const items = schema.items ?? anything;
  return ownExample(scope, items) ?? (isText(scope, items) ? named : undefined);
}

/** Text of no special form. A reference hides a pattern. */
function isText(scope: Scope, use: SpecSchema): boolean {
  const schema = referenced(scope, use);
  if (schema.type !== "string" || use.pattern !== undefined) return false;
  return !isOfFormat(schema, "date", "date-time", "byte", "binary") && schema.format?.toLowerCase() !== "number";
}

function modelOf(scope: Scope, schema: SpecSchema): string | undefined {
  if (schema.$ref === undefined || unalias(scope, schema).$ref === undefined) return undefined;
  return className(refName(schema.$ref));
}

function indentation(level: number): string {
  return "    ".repeat(level);
}

/** What comes before and behind the value itself. */
function frame({ model, level, isInner, prefix }: Place): { before: string; after: string } {
  const before = (isInner ? indentation(level) : "") + prefix;
  return model === undefined ? { before, after: "" } : { before: `${before}${model}(`, after: ")" };
}

/**
 * Imitates the recursion of the reference. It remembers the schemas on the way down (`seen`), and compares them by what they say, not
 * by where they stand: a schema inside of one that is equal is cut off.
 */
function write(scope: Scope, place: Place, seen: SpecSchema[]): string {
  const { schema, model } = place;
  const { before, after } = frame(place);
  if (schema.$ref !== undefined) {
    if (resolveSchema(scope, schema) === undefined || place.budget.left-- < 0) return `${before}None${after}`;
    return write(scope, { ...place, schema: referenced(scope, schema), model: modelOf(scope, schema) }, seen);
  }
  if (seen.some((other) => isSame(other, schema))) {
    if (model === undefined) return before + cutOff(schema) + after;
    return before + (scope.release.forgetsLists ? "" : model) + after;
  }
  if (isAnything(scope, schema)) return `${before}None${after}`;
  if (isScalar(schema)) return before + scalarText(scope, schema, place.given) + after;
  if (isArray.before6(schema)) return writeList(scope, place, remember(scope, seen, schema));
  if (isMap(schema)) return writeMap(scope, place, seen);
  if (isObject.before6(schema)) return writeObject(scope, place, seen);
  if (isComposed.before6(schema)) return writeComposition(scope, place, seen);
  return writeUnknown(scope, place);
}

/** Of a list without items, or of a type that it does not know, the reference writes what is given, and forgets what stands before it. */
function writeUnknown({ fixes }: Scope, { given, isInner, prefix, schema, level }: Place): string {
  if (fixes) return (isInner ? indentation(level) : "") + prefix + (schema.type === "array" ? "[]" : "None");
  return given?.text ?? (isInner ? "null" : "");
}

function isSame(one: SpecSchema, other: SpecSchema): boolean {
  return one === other || isDeepStrictEqual(one, other);
}

/** Before 5.3 there is one memory for a whole example. */
function remember({ release }: Scope, seen: SpecSchema[], schema: SpecSchema): SpecSchema[] {
  if (release.forgetsLists) return [...seen, schema];
  seen.push(schema);
  return seen;
}

function cutOff(schema: SpecSchema): string {
  if (isNullable(schema)) return "None";
  return isArray.before6(schema) ? "[]" : "{}";
}

function writeList(scope: Scope, place: Place, seen: SpecSchema[]): string {
  const { schema, level, given } = place;
  const { before, after } = frame(place);
  const items = schema.items ?? anything;
  const model = modelOf(scope, items);
  if (given?.container !== undefined && model === undefined) {
    return before + (scope.fixes ? pythonLiteral(given.container) : given.text) + after;
  }
  const item = write(scope, { ...place, schema: items, model, level: level + 1, isInner: true, prefix: "" }, seen);
  return `${before}[\n${item},\n${indentation(level)}]${after}`;
}

/** A map that is a model takes its entries as named arguments. */
function writeMap(scope: Scope, place: Place, seen: SpecSchema[]): string {
  const { schema, level } = place;
  const { before, after } = braced(place);
  const { additionalProperties: values } = schema;
  if (typeof values !== "object") return before + after;
  const key = isEnum(values) ? (enumOf(values)[0]?.text ?? "null") : "key";
  const inner: Place = {
    ...place,
    schema: values,
    model: modelOf(scope, values),
    given: givenExample(scope, values, key),
    level: level + 1,
    isInner: true,
    prefix: place.model === undefined ? `${scope.fixes ? pythonLiteral(key) : quoted(key)}: ` : `${key}=`,
  };
  return `${before}\n${write(scope, inner, remember(scope, seen, schema))},\n${indentation(level)}${after}`;
}

function writeObject(scope: Scope, place: Place, seen: SpecSchema[]): string {
  const { schema, model } = place;
  const { before, after } = braced(place);
  const hasDiscriminator = discriminatorOf(scope, schema) !== undefined;
  if (hasDiscriminator && chosenModel(scope, schema, model) === undefined) return before + after;
  return writeProperties(scope, { ...place, schema }, { before, after, seen });
}

/** A composition without a type gets a value before 5.3 only: the model that its discriminator would choose. */
function writeComposition(scope: Scope, place: Place, seen: SpecSchema[]): string {
  const { before, after } = frame(place);
  const discriminator = discriminatorOf(scope, place.schema);
  const choice = discriminator && chosenModel(scope, place.schema, place.model);
  if (scope.fixes && place.model === undefined) return `${before}None`;
  if (choice === undefined) return before + after;
  const name = variableName(discriminator?.propertyName ?? "");
  return writeProperties(
    scope,
    { ...place, schema: choice.schema },
    { before, after, seen, chosen: { ...choice, name } },
  );
}

interface Inside {
  readonly before: string;
  readonly after: string;
  readonly seen: SpecSchema[];
  /** The property that a discriminator reads, and what it says. */
  readonly chosen?: Choice & { readonly name: string };
}

/** All properties but the read-only ones. */
function writeProperties(scope: Scope, place: Place, { before, after, seen, chosen }: Inside): string {
  const { schema, level } = place;
  const properties = [...(schema.properties ?? [])];
  if (properties.length === 0) return before + after;
  const inside = remember(scope, seen, schema);
  const lines = properties
    .filter(([, property]) => !scope.release.skipsReadOnly || resolved(scope, property).readOnly !== true)
    .map(([name, property]) => {
      const variable = variableName(name);
      const isChosen = chosen?.name === variable;
      const inner: Place = {
        ...place,
        schema: property,
        model: isChosen ? undefined : modelOf(scope, property),
        given: isChosen ? { text: chosen.value } : givenExample(scope, property, variable),
        level: level + 1,
        isInner: true,
        // The reference names the entries of a dictionary as if they were arguments.
        prefix: scope.fixes && place.model === undefined ? `${pythonLiteral(name)}: ` : `${variable}=`,
      };
      return `${write(scope, inner, inside)},\n`;
    });
  // What is around a value is forgotten behind it, even where lists are not.
  if (!scope.release.forgetsLists) seen.splice(seen.indexOf(schema), 1);
  return `${before}\n${lines.join("")}${indentation(level)}${after}`;
}

function braced(place: Place): { before: string; after: string } {
  const { before, after } = frame(place);
  return place.model === undefined ? { before: `${before}{`, after: "}" } : { before, after };
}
