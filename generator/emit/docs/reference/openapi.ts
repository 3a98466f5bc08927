/**
 * An OpenAPI document the way the reference generator holds it in memory.
 *
 * The dialects imitate a program that decides by how a thing was written (inline or by reference, `allOf` of one, an
 * `anyOf` with null), which the IR has normalized away. So they read the document a second time, into this. Operations, schemas
 * and security are those of the IR all the same: what filters and `--security-schemes` took out is not here.
 *
 * Maps keep the order of the document. The passes of a release (normalizing, naming inline models) rewrite their copy in place.
 */
import type { Info, SecurityRequirement, SecurityScheme, Server } from "../../../ir/model.js";
import type { JsonObject } from "../../../load/index.js";
import type { JavaNumber } from "./decimal.js";

export interface OpenApi {
  readonly openapi: string;
  info: Info;
  readonly servers: readonly Server[];
  readonly paths: Map<string, SpecPathItem>;
  /** By name. Before OpenAPI 3.1 there are none. */
  readonly webhooks: Map<string, SpecPathItem>;
  readonly schemas: Map<string, SpecSchema>;
  readonly parameters: Map<string, SpecParameter>;
  readonly requestBodies: Map<string, SpecRequestBody>;
  readonly responses: Map<string, SpecResponse>;
  readonly headers: Map<string, SpecHeader>;
  readonly examples: Map<string, SpecExample>;
  /** In the order of the document, or of `--security-schemes`. */
  readonly securitySchemes: readonly SecurityScheme[];
  /** All of it as it is written: references may lead anywhere. */
  readonly document: JsonObject;
}

/** Lower case, in the order in which the reference's parser lists the operations of a path. */
export const methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"] as const;
export type SpecMethod = (typeof methods)[number];

/** The order in which the reference makes pages of the operations of a path. */
export const generatorOrder: readonly SpecMethod[] = [
  "get",
  "head",
  "put",
  "post",
  "delete",
  "patch",
  "options",
  "trace",
];

export interface SpecPathItem {
  parameters: SpecParameter[];
  readonly operations: Map<SpecMethod, SpecOperation>;
}

export interface SpecOperation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags: string[];
  deprecated: boolean;
  parameters: SpecParameter[];
  requestBody?: SpecRequestBody;
  responses: Map<string, SpecResponse>;
  /** By name, then by expression. */
  callbacks: Map<string, Map<string, SpecPathItem>>;
  /** The operation's own requirements, or those of the document. */
  security: readonly SecurityRequirement[];
  extensions: Map<string, unknown>;
}

export interface SpecParameter {
  $ref?: string;
  name: string;
  in: string;
  description?: string;
  required?: boolean;
  deprecated?: boolean;
  style?: string;
  explode?: boolean;
  schema?: SpecSchema;
  content?: Map<string, SpecMediaType>;
  example?: unknown;
  examples?: Map<string, SpecExample>;
  extensions: Map<string, unknown>;
}

export interface SpecRequestBody {
  $ref?: string;
  description?: string;
  required?: boolean;
  content: Map<string, SpecMediaType>;
  extensions: Map<string, unknown>;
}

export interface SpecMediaType {
  schema?: SpecSchema;
  example?: unknown;
  examples?: Map<string, SpecExample>;
  /** By property: its content type, where one is said. */
  encoding?: Map<string, { contentType?: string; style?: string; explode?: boolean }>;
}

export interface SpecResponse {
  $ref?: string;
  description?: string;
  headers: Map<string, SpecHeader>;
  content?: Map<string, SpecMediaType>;
}

export interface SpecHeader {
  $ref?: string;
  description?: string;
  required?: boolean;
  schema?: SpecSchema;
  content?: Map<string, SpecMediaType>;
  example?: unknown;
}

export interface SpecExample {
  $ref?: string;
  value?: unknown;
}

/**
 * A Schema Object. A member is absent where the document does not have it, or has something of a wrong type there. In values of
 * any type, whole numbers that were written as decimals are `Decimal`s.
 */
export interface SpecSchema {
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
  properties?: Map<string, SpecSchema>;
  required?: string[];
  items?: SpecSchema;
  /** A list that says nothing of its items is no list for the codegen of releases before 6. */
  isListOfNothing?: true;
  /** The parser of 3.0 kept no default, since it is null. */
  hasNullDefault?: true;
  additionalProperties?: SpecSchema | boolean;
  allOf?: SpecSchema[];
  oneOf?: SpecSchema[];
  anyOf?: SpecSchema[];
  not?: SpecSchema;
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
export function lastNameOf(schemas: ReadonlyMap<string, SpecSchema>, wanted: SpecSchema): string | undefined {
  let last: string | undefined;
  schemas.forEach((schema, name) => {
    if (schema === wanted) last = name;
  });
  return last;
}

/** The schema that a reference leads to, over several steps too; undefined where it leads nowhere or back to itself. */
export function resolveSchema({ schemas }: Pick<OpenApi, "schemas">, schema: SpecSchema): SpecSchema | undefined {
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
