/** What all files of one TypeScript package have in common. */
import { failure, type Finding } from "../../diagnostics.js";
import { type DiscriminatorValues, discriminatorValues } from "../../ir/discriminators.js";
import { lookupIn, type SchemaLookup } from "../../ir/flatten.js";
import { findGenerics, type Generic } from "../../ir/generics.js";
import { type Group, groupByTag } from "../../ir/group.js";
import type { Api, NamedSchema, Operation, Schema, SecurityScheme } from "../../ir/model.js";
import { type OperationView, viewOf } from "../../ir/operation-view.js";
import { readPagination } from "../../ir/pagination.js";
import type { Converted } from "../../ir/places.js";
import { type Usage, usageOf } from "../../ir/usage.js";
import { failures } from "../../ir/results.js";
import { type TsCode, code, ident, join, specifier } from "./code.js";
import type { DocsPage } from "./doc.js";
import type { Identity } from "./identity.js";
import { inlineTypes } from "./inline.js";
import {
  type GroupNames,
  nameAll,
  type Names,
  type OperationNames,
  type OperationParts,
  type RootName,
} from "./names.js";
import type { ImportPlan } from "./plan.js";
import { hasConstant, isMixed } from "./providers.js";
import { methodSuffixes } from "./suffixes.js";
import type { Direction, TypeScope } from "./types.js";

export interface Package {
  readonly api: Api;
  readonly groups: readonly Group[];
  /** The group of each operation, by its id. */
  readonly groupOf: ReadonlyMap<string, Group>;
  readonly identity: Identity;
  /** Where the server is that the spec was got from, which examples call. */
  readonly server?: string;
  readonly names: Names;
  /** Where the pages of the docs are, as a comment in a file of a class or a model says it; absent: there are none. */
  readonly docs?: string;
  /** What the user should know of it. */
  readonly findings: readonly Finding[];
  readonly lookup: SchemaLookup;
  readonly usage: Usage;
  readonly generics: ReadonlyMap<string, Generic>;
  readonly discriminators: DiscriminatorValues;
  /** Operations differ in the security schemes that they take, or take several at once. */
  readonly isMixed: boolean;
  /** What is received as something else than JSON has it. */
  readonly converts: readonly Converted[];
  /** Counts the members of all types of the package. Throws SPEC_LIMIT where they get too many. */
  readonly count: (members: number) => void;
}

/** What is decided for a package beside its API. */
export interface PackageSettings extends Pick<Package, "identity" | "server" | "converts"> {
  readonly root: RootName;
  readonly reserved: readonly string[];
}

/** Looks at an API as a whole: who uses what in which direction, what is generic, what everything is called. */
export function packageOf(api: Api, { identity, server, converts, ...settings }: PackageSettings): Package {
  const groups = groupByTag(api);
  const lookup = lookupIn(api.schemas);
  const usage = usageOf(api, (schema) => differsByDirection(schema, converts));
  const generics = findGenerics(api, (name) => {
    if (hasTwoForms(usage, name)) return undefined;
    return usage.directed.has(name) ? formsIn(usage, name)[0] : "same";
  });
  const names = nameAll(api, groups, generics, {
    ...settings,
    schemes: api.securitySchemes.filter(hasConstant).map(({ name }) => name),
    hasInput: ({ name }) => hasTwoForms(usage, name),
    hasValues: ({ schema }) => schema.kind === "enum" && schema.open,
    partsOf: (operation) => partsOf(viewOf({ lookup }, operation), lookup),
  });
  return {
    api,
    groups,
    groupOf: new Map(groups.flatMap((group) => group.operations.map(({ id }) => [id, group] as const))),
    identity,
    ...(server !== undefined && { server }),
    names,
    findings: [...splitFinding(groups), ...names.findings, ...pagesFindings(api, lookup)],
    lookup,
    usage,
    generics,
    discriminators: discriminatorValues(api),
    isMixed: isMixed(api),
    converts,
    count: memberCounter(),
  };
}

function splitFinding(groups: readonly Group[]): Finding[] {
  const byPath = groups.filter(({ isByPath }) => isByPath);
  const count = byPath.reduce((sum, { operations }) => sum + operations.length, 0);
  if (count === 0) return [];
  const told = byPath.map(({ tag, operations }) => `\`${tag.name}\` (${operations.length})`).join(", ");
  const message = `${count} operations have no tag. They are in ${byPath.length} classes by the first parts of their paths: ${told}.`;
  return [{ code: "QUIRK_UNTAGGED", message, pointer: "#/paths" }];
}

/** What documents say of pages that cannot be so. */
function pagesFindings({ operations }: Api, lookup: SchemaLookup): Finding[] {
  return operations.flatMap((operation): Finding[] => {
    const found = operation.pagination === undefined ? undefined : readPagination(operation, lookup);
    if (found === undefined || !("problem" in found)) return [];
    const message = `\`x-pagination\` of ${operation.method} ${operation.path} ${found.problem}.`;
    return [{ code: "QUIRK_PAGINATION", message, pointer: `${operation.pointer}/x-pagination` }];
  });
}

function partsOf(view: OperationView, lookup: SchemaLookup): OperationParts {
  return {
    hasParams: view.hasParameters,
    hasErrors: failures(view.operation).length > 0,
    inline: inlineTypes(view, lookup).map(({ suffix }) => suffix),
    suffixes: methodSuffixes(view),
  };
}

/** Each model is printed with the members that it inherits: a small document with deep inheritance could print more than a disk holds. */
const memberLimit = 1_000_000;

function memberCounter(): Package["count"] {
  let total = 0;
  return (members) => {
    total += members;
    if (total <= memberLimit) return;
    throw failure("SPEC_LIMIT", `The types would have more than ${memberLimit} members, most of them inherited.`);
  };
}

/** Whether a schema by itself makes the type of a sent value differ from the type of a received value. */
function differsByDirection(schema: Schema, converts: readonly Converted[]): boolean {
  if (schema.kind === "integer") return schema.format === "int64" && converts.includes("int64");
  if (schema.kind === "string") return schema.format === "date-time" || schema.bytes?.sent !== schema.bytes?.received;
  if (schema.kind !== "object") return false;
  const { properties, patternProperties = [], additionalProperties } = schema;
  const members = [...properties, ...patternProperties].map((member) => member.schema);
  const all = typeof additionalProperties === "object" ? [...members, additionalProperties] : members;
  // What is optional may be `undefined` where it is sent.
  return all.some(({ readOnly, writeOnly }) => readOnly || writeOnly) || properties.some(({ required }) => !required);
}

/** Whether a schema has two types, `Dag` and `DagInput`: it is sent and received, and the types differ. */
export function hasTwoForms(usage: Usage, schema: string): boolean {
  return usage.directed.has(schema) && usage.sent.has(schema) && usage.received.has(schema);
}

/** The forms in which a named schema is printed, the main one first. */
export function formsOf(pack: Package, schema: string): readonly Direction[] {
  return formsIn(pack.usage, schema);
}

function formsIn(usage: Usage, schema: string): readonly Direction[] {
  if (hasTwoForms(usage, schema)) return ["read", "write"];
  return [usage.sent.has(schema) && !usage.received.has(schema) ? "write" : "read"];
}

/** A page of the docs, by the name of its class or model. */
export function docsPage({ docs }: Pick<Package, "docs">, name: string): DocsPage {
  return docs === undefined ? { name } : { name, address: `${docs}${name}.md` };
}

/** The names of an API class. */
export function groupNames(pack: Package, group: Group): GroupNames {
  const names = pack.names.groups.get(group.key);
  if (names === undefined) throw new Error(`no name for the tag ${group.tag.name}`);
  return names;
}

/** The API class that has an operation. */
export function groupOf(pack: Package, operation: Operation): Group {
  const group = pack.groupOf.get(operation.id);
  if (group === undefined) throw new Error(`no class for the operation ${operation.id}`);
  return group;
}

/** The names of an operation. */
export function operationNames(pack: Package, operation: Operation): OperationNames {
  const names = pack.names.operations.get(operation.id);
  if (names === undefined) throw new Error(`no name for the operation ${operation.id}`);
  return names;
}

/** The constant that describes a security scheme. */
export function schemeName(pack: Package, { name }: SecurityScheme): TsCode {
  const found = pack.names.schemes.get(name);
  if (found === undefined) throw new Error(`no name for the scheme ${name}`);
  return found;
}

/** Name of a model's type in a direction. */
export function modelName(pack: Package, schema: string, direction: Direction): TsCode {
  const name = pack.names.models.get(schema);
  if (name === undefined) throw new Error(`no name for the schema ${schema}`);
  return direction === "write" ? (pack.names.inputs.get(schema) ?? name) : name;
}

/** The constant that lists the known values of a model. */
export function valuesName(pack: Package, schema: string): TsCode {
  const name = pack.names.values.get(schema);
  if (name === undefined) throw new Error(`no name for the values of ${schema}`);
  return name;
}

/** The generic model that a schema is an instance of. */
export function genericOf(
  pack: Package,
  schema: string,
): { readonly generic: Generic; readonly args: readonly string[] } | undefined {
  for (const generic of pack.generics.values()) {
    const args = generic.instances.get(schema);
    if (args !== undefined) return { generic, args };
  }
  return undefined;
}

/** The files of the runtime that generated code imports from. */
export type RuntimeFile =
  | "airflow/common"
  | "airflow/log-text"
  | "airflow/logs"
  | "airflow/runs"
  | "airflow/same-origin"
  | "api"
  | "bodies"
  | "choice"
  | "dates"
  | "events"
  | "fields"
  | "forms"
  | "http"
  | "json-body"
  | "multipart"
  | "operation"
  | "pages"
  | "paginate"
  | "parameters"
  | "path"
  | "path-styles"
  | "received"
  | "results"
  | "send"
  | "sequence"
  | "servers"
  | "stream"
  | "styles"
  | "texts"
  | "types"
  | "write";

/** The scope of one file: records what the file uses, and makes its imports of that. */
export interface FileScope {
  at(direction: Direction): TypeScope;
  /** A name that a file of the runtime exports. Records that this file imports the name. */
  runtime(file: RuntimeFile, name: string, typeOnly?: boolean): TsCode;
  imports(): readonly ImportPlan[];
}

/** `self`: the file's own types, which need no import. `substitute`: what stands for a schema inside a generic model. */
export function fileScope(
  pack: Package,
  folder: "models" | "apis" | "operations" | "airflow",
  self: readonly TsCode[] = [],
  substitute: ReadonlyMap<string, TsCode> = new Map(),
): FileScope {
  const models = new Map<TsCode, Set<TsCode>>();
  const runtime = new Map<string, Set<TsCode>>();
  const useRuntime = (file: RuntimeFile, name: string, typeOnly = false): TsCode => {
    const key = `${file} ${typeOnly ? "type" : "value"}`;
    runtime.set(key, (runtime.get(key) ?? new Set()).add(ident(name)));
    return ident(name);
  };
  const use = (file: TsCode, name: TsCode): TsCode => {
    if (!self.includes(name)) models.set(file, (models.get(file) ?? new Set()).add(name));
    return name;
  };
  const nameOf = (schema: string, direction: Direction): TsCode => {
    const instance = genericOf(pack, schema);
    if (instance === undefined) {
      return substitute.get(schema) ?? use(fileName(pack, schema), modelName(pack, schema, direction));
    }
    const head = pack.names.generics.get(instance.generic.head);
    if (head === undefined) throw new Error(`no name for the generic ${instance.generic.head}`);
    return code`${use(head, head)}<${join(
      instance.args.map((argument) => nameOf(argument, direction)),
      ", ",
    )}>`;
  };
  return {
    at: (direction) => ({
      direction,
      lookup: pack.lookup,
      discriminators: pack.discriminators,
      converts: pack.converts,
      nameOf: (schema) => nameOf(schema, direction),
      count: pack.count,
      runtime: (name) => useRuntime("types", name, true),
    }),
    runtime: useRuntime,
    imports: () => [
      ...[...runtime].sort(byName).map(([key, names]) => {
        const [file = "", kind] = key.split(" ");
        return importPlan(`../runtime/${file}.js`, names, kind === "type");
      }),
      ...[...models]
        .sort(byName)
        .map(([file, names]) => importPlan(`${folder === "models" ? "./" : "../models/"}${file}.js`, names, true)),
    ],
  };
}

/** The file that a named schema lives in, without its ending. */
export function fileName(pack: Package, schema: string): TsCode {
  return modelName(pack, schema, "read");
}

function importPlan(from: string, names: ReadonlySet<TsCode>, typeOnly: boolean): ImportPlan {
  return { from: specifier(from), names: [...names].sort(), typeOnly };
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** The named schemas that are printed under their own name: all but the instances of generic models. */
export function plainSchemas(pack: Package): readonly NamedSchema[] {
  return pack.api.schemas.filter((named) => pack.names.models.has(named.name));
}
