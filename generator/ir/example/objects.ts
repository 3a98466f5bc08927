/** Objects that satisfy several schemas at once (JSON Schema Core, section 10.3.2; Validation, section 6.5). */
import { canBe } from "../flatten.js";
import { valuesWritten } from "../discriminators.js";
import { type DiscriminatedBy, fits, isHidden, matches } from "../fits.js";
import { allowsNull } from "../limits.js";
import type { Json, ObjectSchema, Property, Schema } from "../model.js";
import { documentValues } from "./document.js";
import { numbered, type Part, type Scope, take } from "./scope.js";
import type { ExampleObject, ExampleValue } from "./value.js";

/** A part that is an object. */
export interface ObjectPart extends Part {
  readonly schema: ObjectSchema;
}

/** How many other values of one field are tried. */
const alternatives = 20;

/** Objects with what is required and no more; then with other values, and with what is optional. */
export function* objectsWithin(parts: readonly ObjectPart[], scope: Scope): Generator<ExampleValue> {
  const shape = shapeOf(parts, scope);
  const bases = requiredNames(parts, shape);
  // What the model has no words for, such as `not`, may forbid that all is there at once.
  if (scope.whole > 0 && parts.every(({ schema }) => schema.conditions === undefined)) {
    for (const base of bases) yield* firstWithNames(allWithValues(base, shape), shape);
  }
  for (const base of bases) yield* withNames(base, shape);
  for (const base of bases) {
    const optional = [...shape.fields.keys()].filter((name) => !base.has(name));
    for (const name of optional) yield* firstWithNames(new Set([...base, name]), shape);
    yield* firstWithNames(new Set([...base, ...optional]), shape);
    for (let count = 1; count <= alternatives; count += 1) {
      yield* withNames(base, { ...shape, least: Math.max(shape.least, base.size) + count });
    }
  }
}

/** The names of all fields that can have a value, and of those that must be there. */
function allWithValues(base: ReadonlySet<string>, { fields, most }: Shape): ReadonlySet<string> {
  const all = new Set(base);
  for (const [name, { values }] of fields) if (all.size < most && values(0) !== undefined) all.add(name);
  return all;
}

/** What the parts say together. */
interface Shape {
  /** In the order in which they are declared. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly least: number;
  readonly most: number;
  /** What undeclared fields may hold: nothing, where one part is closed. */
  readonly undeclared: (name: string) => Values;
  /** The names that undeclared fields may have. */
  readonly names: (index: number) => string | undefined;
}

/** What a field may hold, by the number of the alternative. */
type Values = (index: number) => ExampleValue | undefined;

interface Field {
  readonly required: boolean;
  readonly values: Values;
}

/** The parts, by what they say of a field. */
interface Declarations {
  /** Those that declare a field of this name, by their index. */
  readonly declaring: ReadonlyMap<string, ReadonlyMap<number, Property>>;
  /** The indexes of those that say something of all names, and of one that says nothing. */
  readonly general: readonly number[];
  /** The names that some part requires without declaring them. */
  readonly required: ReadonlySet<string>;
  readonly discriminators: readonly DiscriminatedBy[];
}

function shapeOf(parts: readonly ObjectPart[], scope: Scope): Shape {
  const needed = parts.flatMap(({ schema }) => [...schema.alsoRequired, ...choicesOf(schema).flat(2)]);
  const names = new Set([...parts.flatMap(({ schema }) => schema.properties.map(({ name }) => name)), ...needed]);
  const declarations = declarationsOf(parts, names.size);
  const fields = [...names].flatMap((name): (readonly [string, Field])[] => {
    const field = fieldOf(name, parts, declarations, scope);
    return field === undefined ? [] : [[name, field]];
  });
  return {
    fields: new Map(fields),
    least: Math.max(0, ...parts.flatMap(({ schema }) => schema.minProperties ?? [])),
    most: Math.min(...parts.flatMap(({ schema }) => schema.maxProperties ?? [])),
    undeclared: (name) => {
      const own = parts.flatMap((part) => undeclaredParts(part, name, scope));
      return numbered(scope.values(own, { ...scope, name, given: undefined }));
    },
    names: numbered(undeclaredNames(parts, scope)),
  };
}

/** How often parts are asked about names: those of many names leave some out. An example is checked against the whole schema anyway. */
const mostAsked = 50_000;

function declarationsOf(parts: readonly ObjectPart[], names: number): Declarations {
  const declaring = new Map<string, Map<number, Property>>();
  for (const [index, { schema }] of parts.entries())
    for (const property of schema.properties) {
      const found = declaring.get(property.name) ?? new Map<number, Property>();
      declaring.set(property.name, found.set(index, property));
    }
  const silent = parts.findIndex(({ schema }) => isSilent(schema));
  const general = [...parts.keys()].filter((index) => {
    const schema = parts[index]?.schema;
    return index === silent || (schema !== undefined && !isSilent(schema));
  });
  return {
    declaring,
    general: general.slice(0, Math.max(1, Math.floor(mostAsked / Math.max(1, names)))),
    required: new Set(parts.flatMap(({ schema }) => schema.alsoRequired)),
    discriminators: [...new Set(parts.flatMap(({ discriminatedBy }) => discriminatedBy ?? []))],
  };
}

/** Whether a schema says nothing of the fields that it does not declare. */
function isSilent({ patternProperties = [], additionalProperties, propertyNames }: ObjectSchema): boolean {
  const isOpen = additionalProperties === undefined || additionalProperties === true;
  return isOpen && patternProperties.length === 0 && propertyNames === undefined;
}

/** Undefined where it does not travel this way, such as what only the server sets, and where no field may have that name. */
function fieldOf(
  name: string,
  all: readonly ObjectPart[],
  { declaring, general, required, discriminators: known }: Declarations,
  scope: Scope,
): Field | undefined {
  const declared = declaring.get(name) ?? new Map<number, Property>();
  const indexes = [...new Set([...declared.keys(), ...general])].sort((a, b) => a - b);
  const found = indexes.flatMap((index) => {
    const part = all[index];
    return part === undefined ? [] : [{ part, property: declared.get(index) }];
  });
  if (!found.every(({ part }) => admitsName(part, name, scope))) return undefined;
  if (found.some(({ property }) => property && isHidden(property.schema, scope.context))) return undefined;
  const own = found.flatMap(({ part: { inside }, property }) =>
    property ? [{ schema: property.schema, inside }] : [],
  );
  // In a second search, parts that are closed to each other are passed over.
  const others = found.flatMap(({ part, property }) =>
    property
      ? matchingParts(part, name, scope)
      : scope.lenient && part.schema.additionalProperties === false
        ? []
        : undeclaredParts(part, name, scope),
  );
  const discriminators = known.flatMap((discriminatedBy) => discriminatedBy.get(name) ?? []);
  return {
    required: required.has(name) || found.some(({ property }) => property?.required === true),
    values: numbered(
      fieldValues([...lastFirst(own), ...others], discriminators, {
        ...scope,
        name,
        given: undefined,
        whole: scope.whole - 1,
      }),
    ),
  };
}

function admitsName({ schema: { propertyNames } }: ObjectPart, name: string, { context, budget }: Scope): boolean {
  return propertyNames === undefined || fits(name, propertyNames, context, { steps: budget.checks });
}

/** A later part of an `allOf` says it better: earlier ones only limit what it says, unless it says nothing but words. */
function lastFirst(parts: readonly Part[]): readonly Part[] {
  const reversed = parts.toReversed();
  const typed = reversed.findIndex(({ schema }) => schema.kind !== "any");
  return reversed.map((part, index) => (typed >= 0 && index > typed ? { ...part, bare: true } : part));
}

/** What a part says of a field by the pattern of its name. */
function matchingParts({ schema, inside }: ObjectPart, name: string, { budget }: Scope): readonly Part[] {
  const found = (schema.patternProperties ?? []).filter(({ pattern }) => matches(name, pattern, budget.steps));
  return found.map((one): Part => ({ schema: one.schema, inside, bare: true }));
}

/** What a part says of a field that it does not declare. */
function undeclaredParts(part: ObjectPart, name: string, scope: Scope): readonly Part[] {
  const matching = matchingParts(part, name, scope);
  return matching.length > 0 ? matching : [additionalPart(part)];
}

function additionalPart({ schema, inside }: ObjectPart): Part {
  const { additionalProperties, pointer } = schema;
  if (typeof additionalProperties === "object") return { schema: additionalProperties, inside, bare: true };
  const kind = additionalProperties === false ? "never" : "any";
  const any: Schema = { kind, nullable: false, deprecated: false, readOnly: false, writeOnly: false, pointer };
  return { schema: any, inside, bare: true };
}

/** The lists of names that each choice of a schema offers. */
function choicesOf({ requiredChoices = [] }: ObjectSchema): readonly (readonly (readonly string[])[])[] {
  return requiredChoices.map(({ choices }) => choices);
}

/** The names that have to be there, once for each way to keep the choices of names: the fewest first. */
function requiredNames(parts: readonly ObjectPart[], { fields }: Shape): readonly ReadonlySet<string>[] {
  const required = [...fields].filter(([, field]) => field.required).map(([name]) => name);
  const ways = parts
    .flatMap(({ schema }) => choicesOf(schema))
    .reduce<readonly (readonly string[])[]>(
      (all, options) => all.flatMap((way) => options.map((names) => [...way, ...names])).slice(0, 20),
      [required],
    );
  return ways.map((names) => new Set(names.filter((name) => fields.has(name)))).sort((a, b) => a.size - b.size);
}

/** An object with these fields, and others where it needs more of them; then the same with other values. */
function* withNames(names: ReadonlySet<string>, shape: Shape): Generator<ExampleObject> {
  const fields = fieldsFor(names, shape);
  if (fields === undefined) return;
  yield objectOf(fields, []);
  for (const [changed, values] of fields) {
    for (let index = 1; index <= alternatives && values(index) !== undefined; index += 1) {
      yield objectOf(fields, [changed, index]);
    }
  }
}

function* firstWithNames(names: ReadonlySet<string>, shape: Shape): Generator<ExampleObject> {
  const fields = fieldsFor(names, shape);
  if (fields !== undefined) yield objectOf(fields, []);
}

/** The first value of each field, but of one that is changed. */
function objectOf(
  all: ReadonlyMap<string, Values>,
  [changed, index = 0]: readonly [name?: string, index?: number],
): ExampleObject {
  const fields = [...all].map(([name, values]) => [name, values(name === changed ? index : 0) ?? null] as const);
  return { kind: "object", fields };
}

const mostFields = 200;
/** After so many names that can have no value, none of the others will. */
const mostFailures = 20;

/** Names that satisfy what is said of names, those that match a pattern first. */
function* undeclaredNames(parts: readonly ObjectPart[], scope: Scope): Generator<string> {
  const demanded = parts.flatMap(({ schema: { propertyNames }, inside }): Part[] =>
    propertyNames === undefined ? [] : [{ schema: propertyNames, inside, bare: true }],
  );
  const patterns = parts.flatMap(({ schema: { patternProperties = [], pointer }, inside }) =>
    patternProperties.map(({ pattern }): Part => {
      const flags = { nullable: false, deprecated: false, readOnly: false, writeOnly: false };
      return { schema: { kind: "string", pattern, pointer, ...flags }, inside, bare: true };
    }),
  );
  const naming: Scope = { ...scope, name: "key", given: undefined };
  const sources = [...patterns.map((one) => [one, ...demanded]), ...(demanded.length > 0 ? [demanded] : [])];
  for (const source of sources)
    for (const name of take(scope.values(source, naming), namesOfOne)) if (typeof name === "string") yield name;
  for (let index = 1; index <= 2 * mostFields; index += 1) yield `key${index}`;
}

const namesOfOne = 10;

/** So many fields as there must be, in the order of declaration. Undefined where one has no value, or there are too many. */
function fieldsFor(names: ReadonlySet<string>, shape: Shape): ReadonlyMap<string, Values> | undefined {
  const hasValue = (name: string): boolean => shape.fields.get(name)?.values(0) !== undefined;
  if (![...names].every(hasValue)) return undefined;
  const chosen = new Set(names);
  for (const name of shape.fields.keys())
    if (chosen.size < shape.least && !chosen.has(name) && hasValue(name)) chosen.add(name);
  const fields = new Map(
    [...shape.fields].flatMap(([name, { values }]) => (chosen.has(name) ? [[name, values] as const] : [])),
  );
  let failures = 0;
  for (let index = 0; fields.size < Math.min(shape.least, mostFields) && failures < mostFailures; index += 1) {
    const name = shape.names(index);
    if (name === undefined) break;
    const values = shape.undeclared(name);
    if (values(0) === undefined) failures += 1;
    else if (!shape.fields.has(name)) fields.set(name, values);
  }
  return fields.size >= shape.least && fields.size <= shape.most ? fields : undefined;
}

/**
 * Null says that there is none, where that may be said: nothing better is known of a field without a default. In a whole example it would
 * not show what the field holds.
 */
function* fieldValues(
  parts: readonly Part[],
  discriminators: readonly string[],
  scope: Scope,
): Generator<ExampleValue> {
  const told = discriminators.length === 0 ? undefined : discriminating(discriminators, parts, scope);
  if (told !== undefined) {
    yield* told;
    return;
  }
  yield* documentValues(parts, scope);
  const isNullable = parts.every(({ schema }) => allowsNull(schema)) && parts.some(({ schema }) => schema.nullable);
  if (isNullable && scope.whole < 0) yield null;
  yield* scope.values(parts, scope);
}

/** The values that tell the object apart in its union. Undefined where its property is of another opinion, and has values of its own. */
function discriminating(
  values: readonly string[],
  parts: readonly Part[],
  { context, lenient, budget }: Scope,
): readonly ExampleValue[] | undefined {
  const isValid = (value: Json): boolean =>
    parts.every(({ schema }) => fits(value, schema, context, { steps: budget.checks }));
  const valid = values.flatMap(valuesWritten).filter(isValid);
  if (valid.length > 0) return valid;
  const isOpen = parts.some(({ schema }) =>
    canBe(schema, context.lookup, (one) => one.kind === "string" || (one.kind === "enum" && one.open)),
  );
  return isOpen ? (lenient ? values : []) : undefined;
}
