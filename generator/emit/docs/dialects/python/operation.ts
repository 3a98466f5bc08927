/** What the page of an API says of one operation. */
import type { Auth } from "../../compat/auth.js";
import { type AuthView, authView, type ConfigurationStyle } from "../../compat/auth-view.js";
import type { OperationFacts } from "../../compat/operations.js";
import { unalias } from "../../compat/schemas.js";
import { escapeText } from "../../compat/text.js";
import type { Schema } from "../../compat/openapi.js";
import { isMap } from "../../compat/modern/kinds.js";
import { importsOf } from "./imports.js";
import type { Parameter } from "./parameter.js";
import { parametersOf } from "./parameters.js";
import { propertyOf } from "./property.js";
import { itemsOf, jsonType, type Python, valuesOf } from "./kinds.js";
import { isPrimitive } from "./types.js";

/** What holds for all operations of a page. */
export interface Site extends ConfigurationStyle {
  readonly className: string;
  readonly packageName: string;
  readonly basePath: string;
}

export interface OperationView extends Site {
  readonly name: string;
  readonly anchor: string;
  readonly method: string;
  readonly path: string;
  readonly hasSummary: boolean;
  readonly summary: string;
  readonly hasDescription: boolean;
  readonly description: string;
  /** As a call passes them. */
  readonly signature: string;
  readonly parameters: readonly ParameterView[];
  readonly hasResult: boolean;
  readonly result: ResultView;
  /** Lines of code, of the standard library. */
  readonly standardImports: readonly string[];
  readonly imports: readonly string[];
  readonly hasAuth: boolean;
  readonly auth: readonly AuthView[];
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
  readonly responses: readonly ResponseView[];
}

interface ParameterView {
  readonly name: string;
  readonly type: string;
  readonly isLink: boolean;
  readonly link: string;
  readonly description: string;
  readonly required: boolean;
  readonly hasDefault: boolean;
  readonly default: string;
  readonly example: string;
  readonly exampleDefault: string;
}

interface ResultView {
  readonly type: string;
  readonly isLink: boolean;
  readonly link: string;
}

interface ResponseView {
  readonly code: string;
  readonly description: string;
  readonly headers: readonly { readonly name: string; readonly description: string }[];
}

export function operationView(python: Python, site: Site, facts: OperationFacts): OperationView {
  const parameters = parametersOf(python, facts);
  const result = facts.result === undefined ? undefined : resultOf(python, facts.result);
  return {
    ...site,
    name: facts.name,
    anchor: facts.name.toLowerCase(),
    method: facts.method,
    path: facts.path,
    hasSummary: facts.summary !== undefined,
    summary: escapeText(facts.summary ?? ""),
    hasDescription: facts.description !== undefined,
    description: facts.description ?? "",
    signature: parameters.map(({ name, required }) => (required ? name : `${name}=${name}`)).join(", "),
    parameters: parameters.map(parameterView),
    hasResult: result !== undefined,
    result: result ?? { type: "", isLink: false, link: "" },
    standardImports: python.fixes && facts.auth.some(isFromEnvironment) ? ["import os"] : [],
    imports: importsOf(python, parameters, facts.result),
    hasAuth: facts.auth.length > 0,
    auth: facts.auth.map((auth) => authView(auth)),
    consumes: facts.consumes.map(withoutQuotes),
    produces: facts.produces.map(withoutQuotes),
    responses: facts.responses.map(({ code, description, headers }) => ({
      code,
      description: escapeText(description ?? ""),
      headers: headers.map((header) => ({
        name: header.name,
        description: escapeText(python.describeHeader(header.name, header) ?? ""),
      })),
    })),
  };
}

/** The reference fears for the code that it would write the media type into. */
function withoutQuotes(mediaType: string): string {
  return mediaType.replaceAll("'", "");
}

function parameterView({ name, type, link, description, required, example, ...parameter }: Parameter): ParameterView {
  return {
    name,
    type,
    isLink: link !== undefined,
    link: link ?? "",
    description,
    required,
    hasDefault: parameter.default !== undefined,
    default: parameter.default ?? "",
    example,
    exampleDefault: parameter.exampleDefault ?? "",
  };
}

/** Credentials are taken from the environment. */
function isFromEnvironment({ type, isBasic, isBearer }: Auth): boolean {
  return isBasic || isBearer || type === "apiKey" || type === "oauth2";
}

/** Of a container the page links to what it holds, one step deep. */
function resultOf(python: Python, written: Schema): ResultView {
  const schema = unalias(python.spec, written);
  const property = propertyOf(python, schema);
  const held = heldBy(python, schema);
  const link = held === undefined ? (property.link ?? property.base) : propertyOf(python, held).base;
  return { type: property.type, isLink: !isPrimitive(python, link), link };
}

function heldBy(python: Python, schema: Schema): Schema | undefined {
  if (jsonType(python, schema) === "array") return itemsOf(python, schema);
  return isMap(schema) ? valuesOf(schema) : undefined;
}
