/** All names of a TypeScript package, decided at once: unique whatever the order in which files are made. */
import { failure, type Finding } from "../../diagnostics.js";
import { allot, type NameClaim, type Renamed } from "../../ir/allot.js";
import { devices } from "../../ir/devices.js";
import type { Group } from "../../ir/group.js";
import { beginsName } from "../../ir/letters.js";
import type { Api, NamedSchema, Operation } from "../../ir/model.js";
import { camelCase, NameBook, pascalCase } from "../../ir/names.js";
import { predefinedTypes } from "../language/typescript.js";
import { ident, type TsCode } from "./code.js";

/** A method that an operation has beside its main one, and the constant that describes it to the runtime. */
export interface FurtherMethod {
  readonly method: TsCode;
  readonly constant: TsCode;
}

export interface OperationNames {
  readonly method: TsCode;
  /** The method that walks all pages. */
  readonly all: TsCode;
  /** The methods that ask for another format, in the order of the operation's results. */
  readonly others: readonly FurtherMethod[];
  /** The interface of its parameters. */
  readonly params: TsCode;
  /** The interface that maps a status to the body of its error. */
  readonly errors: TsCode;
  /** The types of what it has in place, in the order of `inlineTypes`. */
  readonly inline: readonly TsCode[];
  /** The constant that describes it to the runtime. */
  readonly constant: TsCode;
}

export interface GroupNames {
  readonly className: TsCode;
  /** Its field in the root object. */
  readonly field: TsCode;
}

export interface Names {
  /** The root object, e.g. `AirflowClient`. */
  readonly root: TsCode;
  /** The type of a named schema; for an instance of a generic, of the generic. */
  readonly models: ReadonlyMap<string, TsCode>;
  /** The type of a named schema as it is sent, where it is another one. */
  readonly inputs: ReadonlyMap<string, TsCode>;
  /** The constants that list the known values of a named schema. */
  readonly values: ReadonlyMap<string, TsCode>;
  readonly generics: ReadonlyMap<string, TsCode>;
  /** By the key of the group. */
  readonly groups: ReadonlyMap<string, GroupNames>;
  readonly operations: ReadonlyMap<string, OperationNames>;
  /** The constants of security schemes. */
  readonly schemes: ReadonlyMap<string, TsCode>;
  /** `QUIRK_NAME`, one for each kind of things some of which got a number. */
  readonly findings: readonly Finding[];
}

/**
 * Types that every file can see, and the type parameters of generic models: a model of such a name would hide them. (So would one
 * that has the name of an export of the runtime; those are in {@link NameSettings.reserved}.)
 */
const taken: readonly string[] = [
  ...predefinedTypes,
  ...`
    Array ArrayBuffer AsyncGenerator AsyncIterable Blob DataView Date Error File FormData Function Generator globalThis Headers Index
    Infinity Iterable Iterator JSON Map Math NaN NonNullable Omit Partial Pick Promise Proxy Readonly Record Reflect RegExp Request
    Required Response Set URL WeakMap T T1 T2 T3 T4
  `
    .trim()
    .split(/\s+/),
];

/** Members that every object or API class has already, and `then`: `await` takes an object that has one for a promise. */
const takenMembers: ReadonlySet<string> = new Set([
  "constructor",
  "prototype",
  "then",
  "client",
  "toString",
  "toJSON",
  "valueOf",
  "hasOwnProperty",
]);

/** What the root object is called. */
export interface RootName {
  readonly name: string;
  /** The user has chosen the name: it is written as it is, or not at all. */
  readonly isGiven: boolean;
}

export interface NameSettings {
  readonly root: RootName;
  /** The security schemes that have a constant. */
  readonly schemes: readonly string[];
  /** What the runtime exports. */
  readonly reserved: readonly string[];
  /** A schema has another type for what is sent. */
  readonly hasInput: (schema: NamedSchema) => boolean;
  /** A constant lists the values of a schema. */
  readonly hasValues: (schema: NamedSchema) => boolean;
  readonly partsOf: (operation: Operation) => OperationParts;
}

/** What has a name of its own in an operation, beside its main method. */
export interface OperationParts {
  readonly hasParams: boolean;
  readonly hasErrors: boolean;
  /** What is put after its name for each type of what it has in place. */
  readonly inline: readonly string[];
  /** What is put after the name of the main method for each further one. */
  readonly suffixes: { readonly all?: string; readonly others: readonly string[] };
}

/** The generic models by head. */
type Heads = ReadonlyMap<string, { readonly instances: ReadonlyMap<string, unknown> }>;

/**
 * Decides all names, each for one thing alone. The types share one book of names, for each may be the name of a file and all are
 * exported by one module. Those of schemas come first, then what is made of other names.
 */
export function nameAll(api: Api, groups: readonly Group[], heads: Heads, settings: NameSettings): Names {
  const desk = deskOf(settings);
  const models = modelNames(api, heads, desk);
  const generics = desk.name("schemas", [...heads.keys()], (head) =>
    named(`the generic schema \`${shown(head)}\``, desk.free(typeName(head), "Model"), "#/components/schemas"),
  );
  const root = rootName(settings.root, desk);
  const plain = api.schemas.filter(({ name }) => models.has(name));
  const form = (suffix: string, has: (schema: NamedSchema) => boolean) =>
    desk.name("types", plain.filter(has).map(byName), (name) =>
      named(`the ${suffix} of the schema \`${shown(name)}\``, `${models.get(name)}${suffix}`, "#/components/schemas"),
    );
  const inputs = form("Input", settings.hasInput);
  const values = form("Values", settings.hasValues);
  const classes = groupNames(groups, desk);
  const operations = operationNames(api.operations, desk, settings);
  return {
    root,
    ...{ models, inputs, values, generics, operations },
    groups: classes,
    schemes: schemeNames(settings.schemes, desk),
    findings: desk.findings(),
  };
}

/** @throws Failure USAGE where something else has the name that the user has chosen */
function rootName({ name, isGiven }: RootName, desk: Desk): TsCode {
  if (isGiven && (desk.hasType(name) || desk.free(name, "Root") !== name)) {
    throw failure("USAGE", `--client-name ${name}: a type of the client has this name already`, {
      fix: "Choose another name.",
    });
  }
  const names = desk.name("types", [name], () =>
    named("the root object", isGiven ? name : desk.free(typeName(name), "Root"), "#/info"),
  );
  return names.get(name) ?? ident("Client");
}

/** What gives names, and remembers what could not have its own. */
interface Desk {
  /** The name, with the suffix where the language or the runtime has it. */
  readonly free: (name: string, suffix: string) => string;
  readonly hasType: (name: string) => boolean;
  /** Names of types and of exported constants. */
  readonly name: <Key>(kind: Kind, keys: readonly Key[], claim: (key: Key) => NameClaim) => Map<Key, TsCode>;
  /** What is put after names that are taken from another book. */
  readonly number: <Key>(kind: Kind, book: NameBook, claims: ReadonlyMap<Key, NameClaim>) => ReadonlyMap<Key, string>;
  readonly findings: () => Finding[];
}

/** What is reported together. */
type Kind = "schemas" | "tags" | "operations" | "types" | "schemes";

function deskOf({ reserved }: NameSettings): Desk {
  const isTaken = new Set([...taken, ...reserved].map((name) => name.toLowerCase()));
  const types = new NameBook([...isTaken, ...devices]);
  const renamed = new Map<Kind, Renamed[]>();
  const number: Desk["number"] = (kind, book, claims) => {
    const allotted = allot(book, claims);
    renamed.set(kind, [...(renamed.get(kind) ?? []), ...allotted.renamed]);
    return allotted.numbers;
  };
  return {
    free: (name, suffix) => (isTaken.has(name.toLowerCase()) ? `${name}${suffix}` : name),
    hasType: (name) => types.has(name),
    name: (kind, keys, claimOf) => {
      const claims = new Map(keys.map((key) => [key, claimOf(key)]));
      const numbers = number(kind, types, claims);
      return new Map([...claims].map(([key, { name }]) => [key, ident(`${name}${numbers.get(key) ?? ""}`)]));
    },
    number,
    findings: () => [...renamed.values()].flatMap(findingOf),
  };
}

/** Nobody reads more. */
const mostTold = 1000;

/** All that got a number, as one finding. */
function findingOf(renamed: readonly Renamed[]): Finding[] {
  const [first] = renamed;
  if (first === undefined) return [];
  const told = renamed
    .slice(0, mostTold)
    .map(({ owner, name, number }) => `${owner} is renamed to \`${name}${number}\``);
  const rest = renamed.length > mostTold ? [`and ${renamed.length - mostTold} more`] : [];
  return [{ code: "QUIRK_NAME", message: `${[...told, ...rest].join(", ")}.`, pointer: first.pointer }];
}

function named(owner: string, name: string, pointer: string, spelled?: string): NameClaim {
  return { owner, name, pointer, isSpelled: name === spelled };
}

/** Instances of generic models have no name of their own. */
function modelNames(api: Api, heads: Heads, { name: give, free }: Desk): Map<string, TsCode> {
  const instances = new Set([...heads.values()].flatMap((head) => [...head.instances.keys()]));
  const plain = new Map(api.schemas.map((schema) => [schema.name, schema]));
  const keys = [...plain.keys()].filter((name) => !instances.has(name));
  return give("schemas", keys, (name) => {
    const type = typeName(name);
    const owner = `the schema \`${shown(name)}\``;
    const pointer = plain.get(name)?.schema.pointer ?? "#/components/schemas";
    return type === "" ? nameless(owner, "Model", pointer) : named(owner, free(type, "Model"), pointer, name);
  });
}

/** A class and its field have the same number, where they have one. */
function groupNames(groups: readonly Group[], desk: Desk): Map<string, GroupNames> {
  const claims = new Map(groups.map((group) => [group, groupClaim(group)]));
  const numbers = desk.number("tags", new NameBook(), claims);
  const numberOf = (group: Group): string => numbers.get(group) ?? "";
  const classes = desk.name("tags", groups, (group) => {
    const { owner, pointer } = groupClaim(group);
    return named(owner, `${typeName(group.tag.name) || "Tag"}Api${numberOf(group).replace("_", "")}`, pointer);
  });
  return new Map(
    [...claims].map(([group, { name }]) => {
      const field = ident(memberName(`${name}${numberOf(group)}`));
      return [group.key, { className: classes.get(group) ?? ident("Api"), field }];
    }),
  );
}

function groupClaim({ tag: { name }, operations, isByPath }: Group): NameClaim {
  const owner = `the ${isByPath ? "path" : "tag"} \`${shown(name)}\``;
  const pointer = operations[0]?.pointer ?? "#/tags";
  const field = camelCase(name);
  if (field === "") return nameless(owner, "tag", pointer);
  return { owner, name: field, pointer, isSpelled: !isByPath && (name === field || name === pascalCase(name)) };
}

/**
 * An operation has one name, after which everything of it is called, so that all operations share one book. What a further method or a
 * type would be called may be the name of something else: then only that one gets a number.
 */
function operationNames(
  operations: readonly Operation[],
  desk: Desk,
  settings: NameSettings,
): Map<string, OperationNames> {
  const methods = new NameBook();
  const bases = basesOf(operations, methods, desk, settings);
  const types = (suffix: string, has: (parts: OperationParts) => boolean) =>
    desk.name(
      "types",
      bases.filter(({ parts }) => has(parts)),
      ({ type, operation }) =>
        named(`the ${suffix} of the operation \`${shown(operation.id)}\``, `${type}${suffix}`, operation.pointer),
    );
  const params = types("Params", ({ hasParams }) => hasParams);
  const errors = types("Errors", ({ hasErrors }) => hasErrors);
  const further = new Map(bases.map((base) => [base, furtherOf(base)]));
  const claims = new Map([...further.values()].flat().map((claim) => [claim, claim]));
  const numbers = desk.number("operations", methods, claims);
  const called = (claim: NameClaim): TsCode => ident(`${claim.name}${numbers.get(claim) ?? ""}`);
  const constantOf = constantNames(bases, [...claims.keys()], called, desk);
  const inlineOf = inlineNames(bases, desk);
  return new Map(
    bases.map((base) => {
      const own = further.get(base) ?? [];
      const hasAll = base.parts.suffixes.all !== undefined;
      const names: OperationNames = {
        method: ident(base.method),
        all: hasAll && own[0] !== undefined ? called(own[0]) : ident(base.method),
        others: own
          .slice(hasAll ? 1 : 0)
          .map((claim) => ({ method: called(claim), constant: constantOf(claim, called(claim)) })),
        params: params.get(base) ?? ident(`${base.type}Params`),
        errors: errors.get(base) ?? ident(`${base.type}Errors`),
        inline: inlineOf(base),
        constant: constantOf(base, base.plain),
      };
      return [base.operation.id, names];
    }),
  );
}

/** The types of what operations have in place. */
function inlineNames(bases: readonly OperationBase[], desk: Desk): (base: OperationBase) => readonly TsCode[] {
  const claims = new Map(
    bases.map((base) => [
      base,
      base.parts.inline.map((suffix) => {
        const owner = `the ${suffix} of the operation \`${shown(base.operation.id)}\``;
        return named(owner, `${base.type}${suffix}`, base.operation.pointer);
      }),
    ]),
  );
  const names = desk.name("types", [...claims.values()].flat(), (claim) => claim);
  return (base) => (claims.get(base) ?? []).flatMap((claim) => names.get(claim) ?? []);
}

/** The constants that describe main and further methods to the runtime: they are exported, as all types are. */
function constantNames(
  bases: readonly OperationBase[],
  further: readonly NameClaim[],
  called: (claim: NameClaim) => TsCode,
  desk: Desk,
): (key: OperationBase | NameClaim, method: string) => TsCode {
  const owners = new Map<OperationBase | NameClaim, readonly [string, NameClaim]>([
    ...bases.map((base) => [base, [base.plain, operationClaim(base.operation)]] as const),
    ...further.map((claim) => [claim, [called(claim), claim]] as const),
  ]);
  const names = desk.name("types", [...owners.keys()], (key) => {
    const [method, { owner, pointer }] = owners.get(key) ?? ["", { owner: "", pointer: "#/paths" }];
    return named(`the constant of ${owner}`, `${method}Operation`, pointer);
  });
  return (key, method) => names.get(key) ?? ident(`${method}Operation`);
}

/** The name of an operation, after which everything of it is called. */
interface OperationBase {
  readonly operation: Operation;
  readonly parts: OperationParts;
  readonly plain: string;
  readonly method: string;
  /** What the names of its types begin with. */
  readonly type: string;
}

function basesOf(
  operations: readonly Operation[],
  methods: NameBook,
  desk: Desk,
  { partsOf }: NameSettings,
): OperationBase[] {
  const claims = new Map(operations.map((operation) => [operation, operationClaim(operation)]));
  const numbers = desk.number("operations", methods, claims);
  return [...claims].map(([operation, { name }]) => {
    const number = numbers.get(operation) ?? "";
    const plain = `${beginsName(name) ? "" : "_"}${name}${number}`;
    return {
      operation,
      parts: partsOf(operation),
      plain,
      method: memberName(plain),
      type: `${typeName(name)}${number}`,
    };
  });
}

function furtherOf({ operation: { id, pointer }, method, parts: { suffixes } }: OperationBase): NameClaim[] {
  return [...(suffixes.all === undefined ? [] : [suffixes.all]), ...suffixes.others].map((suffix) =>
    named(`the ${suffix} of the operation \`${shown(id)}\``, `${method}${suffix}`, pointer),
  );
}

function operationClaim({ id, pointer }: Operation): NameClaim {
  const owner = `the operation \`${shown(id)}\``;
  const base = camelCase(id);
  return base === "" ? nameless(owner, "operation", pointer) : named(owner, base, pointer, id);
}

function schemeNames(schemes: readonly string[], { name: give, free, hasType }: Desk): Map<string, TsCode> {
  return give("schemes", schemes, (scheme) => {
    const constant = free(typeName(scheme), "Scheme");
    const owner = `the security scheme \`${shown(scheme)}\``;
    const pointer = "#/components/securitySchemes";
    if (constant === "") return nameless(owner, "Scheme", pointer);
    return named(owner, hasType(constant) ? `${constant}Scheme` : constant, pointer, scheme);
  });
}

/** As a type: it begins with a letter, in upper case where there is one. Empty where nothing of the text can be part of a name. */
function typeName(text: string): string {
  const type = pascalCase(text);
  if (devices.includes(type.toLowerCase())) return `${type}Model`;
  return type === "" || beginsName(type) ? type : `Model${type}`;
}

function memberName(name: string): string {
  const member = beginsName(name) ? name : `_${name}`;
  return takenMembers.has(member) ? `${member}_` : member;
}

function nameless(owner: string, name: string, pointer: string): NameClaim {
  return { owner, name, pointer, isNameless: true };
}

/** A name of the document in a sentence. */
function shown(name: string): string {
  return name.slice(0, 80);
}

function byName({ name }: NamedSchema): string {
  return name;
}
