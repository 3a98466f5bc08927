/** All names of a TypeScript package, decided at once: unique whatever the order in which files are made. */
import { type Failure, failure } from "../../diagnostics.js";
import type { Group } from "../../ir/group.js";
import type { Api, NamedSchema, Operation } from "../../ir/model.js";
import { camelCase, NameBook, pascalCase } from "../../ir/names.js";
import { predefinedTypes } from "../language/typescript.js";
import { ident, type TsCode } from "./code.js";

export interface OperationNames {
  readonly method: TsCode;
  /** The interface of its parameters. */
  readonly params: TsCode;
  /** The interface that maps a status to the body of its error. */
  readonly errors: TsCode;
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
  readonly generics: ReadonlyMap<string, TsCode>;
  readonly groups: ReadonlyMap<string, GroupNames>;
  readonly operations: ReadonlyMap<string, OperationNames>;
  /** The constants of security schemes. */
  readonly schemes: ReadonlyMap<string, TsCode>;
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

export interface NameSettings {
  readonly root: string;
  /** The security schemes that have a constant. */
  readonly schemes: readonly string[];
  /** What the runtime exports. */
  readonly reserved: readonly string[];
  /** What is put after the name of a model for each other thing that its file exports. */
  readonly modelSuffixes: (schema: NamedSchema) => readonly string[];
  /** What is put after the name of a method for each other one of its operation. */
  readonly methodSuffixes: (operation: Operation) => readonly string[];
}

/** The generic models by head. */
type Heads = ReadonlyMap<string, { readonly instances: ReadonlyMap<string, unknown> }>;

/** Decides all names. Throws NAME_COLLISION where two things would get one name. */
export function nameAll(api: Api, groups: readonly Group[], heads: Heads, settings: NameSettings): Names {
  const types = new NameBook();
  const isTaken = new Set([...taken, ...settings.reserved].map((name) => name.toLowerCase()));
  const claim: Claim = (name, owner, pointer) => ident(types.claim(name, owner, pointer));
  const free = (name: string, suffix: string): string => (isTaken.has(name.toLowerCase()) ? `${name}${suffix}` : name);

  const root = claim(free(typeNameOf(settings.root, "#/info"), "Root"), "the root object", "#/info");
  const models = modelNames(api, heads, { claim, free, suffixesOf: settings.modelSuffixes });
  const generics = new Map<string, TsCode>();
  for (const head of heads.keys()) {
    const pointer = "#/components/schemas";
    generics.set(head, claim(free(typeNameOf(head, pointer), "Model"), `the generic schema \`${head}\``, pointer));
  }
  const groupNames = new Map<string, GroupNames>();
  const operations = new Map<string, OperationNames>();
  const fields = new NameBook();
  for (const { tag, operations: members } of groups) {
    const owner = `the tag \`${tag.name}\``;
    const pointer = members[0]?.pointer ?? "#/tags";
    groupNames.set(tag.name, {
      className: claim(`${typeNameOf(tag.name, pointer)}Api`, owner, pointer),
      field: ident(fields.claim(memberName(tag.name, pointer), owner, pointer)),
    });
    for (const [id, names] of operationNames(members, claim, settings)) operations.set(id, names);
  }
  const schemes = new Map(
    settings.schemes.map((name) => {
      const pointer = "#/components/securitySchemes";
      const constant = free(typeNameOf(name, pointer), "Scheme");
      return [
        name,
        claim(types.has(constant) ? `${constant}Scheme` : constant, `the security scheme \`${name}\``, pointer),
      ];
    }),
  );
  return { root, models, generics, groups: groupNames, operations, schemes };
}

/** Gives a name to its owner. */
type Claim = (name: string, owner: string, pointer: string) => TsCode;

interface ModelNaming {
  readonly claim: Claim;
  /** The name, with the suffix where it is taken by the language or the runtime. */
  readonly free: (name: string, suffix: string) => string;
  readonly suffixesOf: NameSettings["modelSuffixes"];
}

/** Instances of generic models have no name of their own. */
function modelNames(api: Api, heads: Heads, { claim, free, suffixesOf }: ModelNaming): Map<string, TsCode> {
  const instances = new Set([...heads.values()].flatMap((head) => [...head.instances.keys()]));
  const models = new Map<string, TsCode>();
  for (const named of api.schemas.filter(({ name }) => !instances.has(name))) {
    const { name, schema } = named;
    const typeName = free(typeNameOf(name, schema.pointer), "Model");
    models.set(name, claim(typeName, `the schema \`${name}\``, schema.pointer));
    for (const suffix of suffixesOf(named)) {
      claim(`${typeName}${suffix}`, `the ${suffix} of the schema \`${name}\``, schema.pointer);
    }
  }
  return models;
}

function operationNames(
  operations: readonly Operation[],
  claim: Claim,
  { methodSuffixes }: NameSettings,
): Map<string, OperationNames> {
  const methods = new NameBook();
  return new Map(
    operations.map((operation) => {
      const owner = `the operation \`${operation.id}\``;
      const method = methods.claim(memberName(operation.id, operation.pointer), owner, operation.pointer);
      for (const suffix of methodSuffixes(operation)) {
        methods.claim(`${method}${suffix}`, `the ${suffix} of ${owner}`, operation.pointer);
      }
      // A suffix sets the other names of an operation apart from all that is taken: `delete` gives `delete()` and `DeleteParams`.
      const base = camelCase(operation.id);
      const type = typeNameOf(base, operation.pointer);
      return [
        operation.id,
        {
          method: ident(method),
          params: claim(`${type}Params`, owner, operation.pointer),
          errors: claim(`${type}Errors`, owner, operation.pointer),
          constant: ident(`${/^\d/.test(base) ? method : base}Operation`),
        },
      ];
    }),
  );
}

function typeNameOf(name: string, pointer: string): string {
  const type = pascalCase(name);
  if (type === "") throw nameless(name, pointer);
  // Reserved names of devices, which Windows refuses as file names.
  if (/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(type)) return `${type}Model`;
  return /^\d/.test(type) ? `Model${type}` : type;
}

function memberName(name: string, pointer: string): string {
  const member = camelCase(name);
  if (member === "") throw nameless(name, pointer);
  if (/^\d/.test(member)) return `_${member}`;
  return takenMembers.has(member) ? `${member}_` : member;
}

function nameless(name: string, pointer: string): Failure {
  return failure("NAME_COLLISION", `\`${name.slice(0, 80)}\` holds no letter or digit, so it cannot name anything.`, {
    pointer,
  });
}
