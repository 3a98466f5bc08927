/** What every dialect says of an operation, in any language. Operations, parameters and responses are in the order of the reference. */
import { allAuth, type AuthMethod, type AuthRelease, authOf } from "./auth.js";
import { byCodeUnit } from "./java.js";
import {
  generatorOrder,
  type SpecHeader,
  type SpecMediaType,
  type SpecMethod,
  type OpenApi,
  type SpecOperation,
  type SpecParameter,
  type SpecPathItem,
  type SpecRequestBody,
  resolveIn,
  type SpecResponse,
  type SpecSchema,
} from "./openapi.js";
import { upperFirst } from "./words.js";

/** One operation, its references followed. */
export interface OperationFacts {
  /** The language's name for it, unique in its API. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly summary?: string;
  readonly description?: string;
  /** Those of the operation, then those of the path that it does not override. */
  readonly parameters: readonly SpecParameter[];
  readonly body?: BodyFacts;
  readonly responses: readonly ResponseFacts[];
  /** The schema of what a call returns: of the lowest 2xx response, or `default`. */
  readonly result?: SpecSchema;
  /** Media types of the request body, in order. */
  readonly consumes: readonly string[];
  /** Media types of all responses, first seen first. */
  readonly produces: readonly string[];
  readonly auth: readonly AuthMethod[];
}

/** `form`: the fields of a form are documented as parameters, even if the body has other media types. */
export interface BodyFacts {
  readonly kind: "body" | "form";
  readonly requestBody: SpecRequestBody;
  /** The first media type: the reference looks at no other. */
  readonly media: SpecMediaType;
  readonly contentType: string;
  /** `x-codegen-request-body-name` of the operation: what the parameter is called. */
  readonly name?: string;
}

export interface ResponseFacts {
  /** `default` is called 0. */
  readonly code: string;
  readonly description?: string;
  readonly headers: readonly { readonly name: string; readonly header: SpecHeader }[];
  readonly schema?: SpecSchema;
}

/** What must be known of a language, and of the release, to group and sort operations. */
export interface OperationLanguage {
  /** `DAG Run` → what operations are grouped and sorted by. */
  readonly tagName: (tag: string) => string;
  /** From the operationId, or from {@link defaultOperationId}. */
  readonly operationName: (id: string) => string;
  readonly sanitizeName: (name: string) => string;
  readonly auth: AuthRelease;
  /** 7.x lists `4XX` and `default` behind the codes that are numbers. */
  readonly rangesLast: boolean;
}

export interface ApiFacts {
  /** The tag, as {@link OperationLanguage.tagName} made it. */
  readonly tag: string;
  readonly operations: readonly OperationFacts[];
}

/** The operations by tag, both sorted by name; one with several tags is in several groups. */
export function apisOf(spec: OpenApi, language: OperationLanguage): ApiFacts[] {
  const groups = new Map<string, OperationFacts[]>();
  for (const [path, item] of spec.paths) {
    for (const method of generatorOrder) {
      const operation = item.operations.get(method);
      if (operation === undefined || operation.extensions.get("x-internal") === true) continue;
      for (const tag of operation.tags.length > 0 ? operation.tags : ["default"]) {
        const key = language.tagName(tag);
        const group = groups.get(key) ?? [];
        groups.set(key, [...group, factsOf(spec, language, { path, item, method, operation, group })]);
      }
    }
  }
  return [...groups]
    .map(([tag, operations]) => ({ tag, operations: operations.toSorted((a, b) => byCodeUnit(a.name, b.name)) }))
    .toSorted((one, other) => byCodeUnit(one.tag, other.tag));
}

/** The document with its webhooks for paths: the reference makes APIs of them as well, and calls each as a path. */
export function ofWebhooks(spec: OpenApi): OpenApi {
  const paths = [...spec.webhooks].map(([name, item]) => [name.replace(/^(?!\/)/, "/"), item] as const);
  return { ...spec, paths: new Map(paths) };
}

interface Site {
  readonly path: string;
  readonly item: SpecPathItem;
  readonly method: SpecMethod;
  readonly operation: SpecOperation;
  /** What is in the same API already. */
  readonly group: readonly OperationFacts[];
}

function factsOf(spec: OpenApi, language: OperationLanguage, site: Site): OperationFacts {
  const { operation, path, method } = site;
  const responses = responsesOf(spec, operation, language.rangesLast);
  const result = resultOf(spec, operation);
  const body = bodyOf(spec, operation);
  return {
    name: uniqueName(nameOf(site, language), site.group),
    method: method.toUpperCase(),
    path,
    ...(operation.summary === undefined ? {} : { summary: operation.summary }),
    ...(operation.description === undefined ? {} : { description: operation.description }),
    parameters: parametersOf(spec, site),
    ...(body === undefined ? {} : { body }),
    responses,
    ...(result === undefined ? {} : { result }),
    consumes: consumesOf(spec, operation),
    produces: producesOf(spec, operation),
    auth: authOf(operation.security, spec.securitySchemes, language.auth),
  };
}

function nameOf({ operation, path, method }: Site, language: OperationLanguage): string {
  const { operationId } = operation;
  return language.operationName(
    operationId === undefined || operationId.trim() === ""
      ? language.sanitizeName(defaultOperationId(path, method))
      : operationId,
  );
}

/** `/dags/{dag_id}` and `get` → `dagsDagIdGet`: the parts of the path, then the method. `/` alone is `root`. */
export function defaultOperationId(path: string, method: string): string {
  const bare = path.replace(/[{}]/g, "");
  const parts = `${bare}/${method}`.split("/").filter((part) => part !== "");
  const start = bare === "/" ? "root" : "";
  return parts.reduce(
    (name, part) => (name === "" ? part.slice(0, 1).toLowerCase() + part.slice(1) : name + camelizePart(part)),
    start,
  );
}

function camelizePart(part: string): string {
  return upperFirst(part.replace(/[_.-]+(.)/g, (_, letter: string) => letter.toUpperCase()));
}

/** Two operations of one API with the same name: the second is called `name_0`. */
function uniqueName(name: string, group: readonly OperationFacts[]): string {
  let unique = name;
  let counter = 0;
  for (const { name: taken } of group) {
    if (taken === unique) unique = `${name}_${String(counter++)}`;
  }
  return unique;
}

function parametersOf(spec: OpenApi, { operation, item }: Site): SpecParameter[] {
  const resolve = (parameters: readonly SpecParameter[]): SpecParameter[] =>
    parameters.flatMap((parameter) => resolveIn(spec.parameters, parameter) ?? []);
  const own = resolve(operation.parameters);
  const taken = new Set(own.map((parameter) => `${parameter.in} ${parameter.name}`));
  return [...own, ...resolve(item.parameters).filter((parameter) => !taken.has(`${parameter.in} ${parameter.name}`))];
}

function bodyOf(spec: OpenApi, { requestBody, extensions }: SpecOperation): BodyFacts | undefined {
  const body = requestBody && resolveIn(spec.requestBodies, requestBody);
  const [first] = body?.content ?? [];
  if (body === undefined || first === undefined) return undefined;
  const [contentType, media] = first;
  const isForm = /^(application\/x-www-form-urlencoded|multipart)/i.test(contentType);
  const name = extensions.get("x-codegen-request-body-name");
  return {
    kind: isForm ? "form" : "body",
    requestBody: body,
    media,
    contentType,
    ...(typeof name === "string" && name !== "" ? { name } : {}),
  };
}

/** `4XX` is no number; `default` is 0, and comes last where ranges do. */
function responsesOf(spec: OpenApi, operation: SpecOperation, rangesLast: boolean): ResponseFacts[] {
  const facts = resolvedResponses(spec, operation).map(([code, response]): ResponseFacts => {
    const schema = firstSchema(response.content);
    return {
      code: code === "default" ? "0" : code,
      ...(response.description === undefined ? {} : { description: response.description }),
      headers: headersOf(spec, response),
      ...(schema === undefined ? {} : { schema }),
    };
  });
  const rank = ({ code }: ResponseFacts): number => (code === "0" ? 2 : /^\dXX$/.test(code) ? 1 : 0);
  return rangesLast ? facts.toSorted((one, other) => rank(one) - rank(other)) : facts;
}

function resolvedResponses(spec: OpenApi, { responses }: SpecOperation): [string, SpecResponse][] {
  return [...responses].map(([code, response]) => [code, resolveIn(spec.responses, response) ?? response]);
}

function headersOf(spec: OpenApi, response: SpecResponse): ResponseFacts["headers"] {
  return [...response.headers].flatMap(([name, header]) =>
    resolveIn(spec.headers, header) === undefined ? [] : [{ name, header }],
  );
}

function resultOf(spec: OpenApi, operation: SpecOperation): SpecSchema | undefined {
  const [code] = [...operation.responses.keys()]
    .filter((candidate) => candidate.startsWith("2") || candidate === "default")
    .toSorted(byCodeUnit);
  const response = code === undefined ? undefined : operation.responses.get(code);
  return firstSchema(response && resolveIn(spec.responses, response)?.content);
}

/** Of several media types the first one counts. */
function firstSchema(content: ReadonlyMap<string, SpecMediaType> | undefined): SpecSchema | undefined {
  const [first] = content?.values() ?? [];
  return first?.schema;
}

/** The media types of the body, without the one that stands for any. */
function consumesOf(spec: OpenApi, { requestBody }: SpecOperation): string[] {
  const body = requestBody && resolveIn(spec.requestBodies, requestBody);
  return [...(body?.content.keys() ?? [])].filter((type) => type !== "*/*");
}

function producesOf(spec: OpenApi, operation: SpecOperation): string[] {
  const types = resolvedResponses(spec, operation).flatMap(([, response]) => [...(response.content?.keys() ?? [])]);
  return [...new Set(types)];
}

/** All schemes of the build, for a README. */
export function authOfReadme(spec: OpenApi, release: AuthRelease): AuthMethod[] {
  return allAuth(spec.securitySchemes, release);
}

/** Whether an operation names a scheme of the document, even one of a type that pages do not list. */
export function namesScheme({ securitySchemes }: OpenApi, operation: SpecOperation | undefined): boolean {
  const named = operation?.security.flat() ?? [];
  return named.some(({ scheme }) => securitySchemes.some(({ name }) => name === scheme));
}
