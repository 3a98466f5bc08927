/**
 * An OpenAPI document the way the reference generator holds it in memory.
 *
 * The compat dialects imitate a program that decides by how a thing was written (inline or by reference, `allOf` of one, an
 * `anyOf` with null), which the IR has normalized away. So they read the document a second time, into this. Operations, schemas
 * and security are those of the IR all the same: what filters and `--security-schemes` took out is not here.
 *
 * Maps keep the order of the document. The passes of an era (normalizing, naming inline models) rewrite their copy in place.
 */
import type { JavaNumber } from "./decimal.js";
import type { Info, SecurityRequirement, SecurityScheme, Server } from "../../../ir/model.js";

export interface OpenApi {
  readonly openapi: string;
  readonly info: Info;
  readonly servers: readonly Server[];
  readonly paths: Map<string, PathItem>;
  readonly schemas: Map<string, Schema>;
  readonly parameters: Map<string, Parameter>;
  readonly requestBodies: Map<string, RequestBody>;
  readonly responses: Map<string, Response>;
  readonly headers: Map<string, Header>;
  readonly examples: Map<string, Example>;
  /** In the order of the document, or of `--security-schemes`. */
  readonly securitySchemes: readonly SecurityScheme[];
}

/** Lower case, in the order in which the reference's parser lists the operations of a path. */
export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;
export type Method = (typeof methods)[number];

/** The order in which the reference makes pages of the operations of a path. */
export const generatorOrder: readonly Method[] = ["get", "head", "put", "post", "delete", "patch", "options", "trace"];

export interface PathItem {
  parameters: Parameter[];
  readonly operations: Map<Method, Operation>;
}

export interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags: string[];
  deprecated: boolean;
  parameters: Parameter[];
  requestBody?: RequestBody;
  responses: Map<string, Response>;
  /** By name, then by expression. */
  callbacks: Map<string, Map<string, PathItem>>;
  /** What holds for this operation, be it said here or at the top. */
  security: readonly SecurityRequirement[];
  extensions: Map<string, unknown>;
}

export interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  description?: string;
  required?: boolean;
  deprecated?: boolean;
  style?: string;
  explode?: boolean;
  schema?: Schema;
  content?: Map<string, MediaType>;
  example?: unknown;
  examples?: Map<string, Example>;
  extensions: Map<string, unknown>;
}

export interface RequestBody {
  $ref?: string;
  description?: string;
  required?: boolean;
  content: Map<string, MediaType>;
  extensions: Map<string, unknown>;
}

export interface MediaType {
  schema?: Schema;
  example?: unknown;
  examples?: Map<string, Example>;
  /** By property: its content type, where one is said. */
  encoding?: Map<string, { contentType?: string; style?: string; explode?: boolean }>;
}

export interface Response {
  $ref?: string;
  description?: string;
  headers: Map<string, Header>;
  content?: Map<string, MediaType>;
}

export interface Header {
  $ref?: string;
  description?: string;
  required?: boolean;
  schema?: Schema;
  example?: unknown;
}

export interface Example {
  $ref?: string;
  value?: unknown;
}

/**
 * A Schema Object. A member is absent where the document does not have it, or has something of a wrong type there. In values of
 * any type, whole numbers that were written as decimals are `Decimal`s.
 */
export interface Schema {
  $ref?: string;
  type?: string;
  /** OpenAPI 3.1: `type` was a list. */
  types?: string[];
  format?: string;
  title?: string;
  description?: string;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
  const?: unknown;
  enum?: unknown[];
  nullable?: boolean;
  readOnly?: boolean;
  writeOnly?: boolean;
  deprecated?: boolean;
  uniqueItems?: boolean;
  pattern?: string;
  minimum?: JavaNumber;
  maximum?: number;
  /** OpenAPI 3.0 has a boolean here, 3.1 a number. */
  exclusiveMinimum?: number | boolean;
  exclusiveMaximum?: number | boolean;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  maxProperties?: number;
  properties?: Map<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  not?: Schema;
  discriminator?: { propertyName: string; mapping?: Map<string, string> };
  contentEncoding?: string;
  contentMediaType?: string;
  extensions: Map<string, unknown>;
}

/** `#/components/schemas/X` → `X`: what the reference takes for the name is what follows the last slash. */
export function refName($ref: string): string {
  const name = $ref.slice($ref.lastIndexOf("/") + 1);
  return /[%~]/.test(name) ? percentDecoded(name).replaceAll("~1", "/").replaceAll("~0", "~") : name;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The last of the names that one and the same schema has. */
export function lastNameOf(schemas: ReadonlyMap<string, Schema>, wanted: Schema): string | undefined {
  let last: string | undefined;
  schemas.forEach((schema, name) => {
    if (schema === wanted) last = name;
  });
  return last;
}

/** The schema that a reference leads to, over several steps too; undefined where it leads nowhere or back to itself. */
export function resolveSchema({ schemas }: Pick<OpenApi, "schemas">, schema: Schema): Schema | undefined {
  return resolveIn(schemas, schema);
}

/** As {@link resolveSchema}, for what lies in any of the maps of components. */
export function resolveIn<T extends { $ref?: string }>(components: ReadonlyMap<string, T>, value: T): T | undefined {
  if (value.$ref === undefined) return value;
  const seen = new Set<string>();
  let current: T | undefined = value;
  while (current?.$ref !== undefined) {
    if (seen.has(current.$ref)) return undefined;
    seen.add(current.$ref);
    current = components.get(refName(current.$ref));
  }
  return current;
}
