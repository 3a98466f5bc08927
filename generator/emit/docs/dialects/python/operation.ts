/** What the page of an API says of one operation. */
import { authView, type ConfigurationStyle } from "../../reference/auth-view.js";
import type { AuthMethod } from "../../reference/auth.js";
import { isMap } from "../../reference/kinds.js";
import type { SpecSchema } from "../../reference/openapi.js";
import type { OperationFacts } from "../../reference/operations.js";
import { unalias } from "../../reference/references.js";
import { escapeText } from "../../reference/text.js";
import type * as View from "../../reference/view.js";
import type { PythonContext } from "./context.js";
import { importsOf } from "./imports.js";
import { itemsOf, jsonType, valuesOf } from "./kinds.js";
import type { PythonParameter } from "./parameter.js";
import { parametersOf } from "./parameters.js";
import { propertyOf } from "./property.js";
import { isPrimitive } from "./types.js";

/** What all operations of a page have in common. */
export interface PythonSite extends ConfigurationStyle {
  readonly className: string;
  readonly packageName: string;
  readonly basePath: string;
}

export interface PythonOperation extends PythonSite, View.CommonOperationView<ParameterView> {
  readonly anchor: string;
  readonly hasSummary: boolean;
  readonly hasDescription: boolean;
  /** As a call passes them. */
  readonly signature: string;
  readonly hasResult: boolean;
  readonly result: LinkView;
  /** Lines of code, of the standard library. */
  readonly standardImports: readonly string[];
  readonly imports: readonly string[];
  readonly hasAuth: boolean;
}

/** The link may be empty: the reference writes links to a page without a name. */
export interface LinkView extends View.TypeView {
  readonly isLink: boolean;
  readonly link: string;
}

interface ParameterView extends View.ParameterView, LinkView {
  readonly link: string;
  readonly hasDefault: boolean;
  readonly default: string;
  readonly exampleDefault: string;
}

export function operationView(python: PythonContext, site: PythonSite, facts: OperationFacts): PythonOperation {
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
      headers: headers.map(({ name, header }) => ({
        name,
        description: escapeText(python.describeHeader(name, header) ?? ""),
      })),
    })),
  };
}

/** The reference drops apostrophes, since it writes media types into strings of generated code. */
function withoutQuotes(mediaType: string): string {
  return mediaType.replaceAll("'", "");
}

function parameterView({
  name,
  type,
  link,
  description,
  required,
  example,
  ...parameter
}: PythonParameter): ParameterView {
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
function isFromEnvironment({ type, isBasic, isBearer }: AuthMethod): boolean {
  return isBasic || isBearer || type === "apiKey" || type === "oauth2";
}

/** A list or a map links to what is directly in it. */
function resultOf(python: PythonContext, written: SpecSchema): LinkView {
  const schema = unalias(python.spec, written);
  const property = propertyOf(python, schema);
  const held = heldBy(python, schema);
  const link = held === undefined ? (property.link ?? property.base) : propertyOf(python, held).base;
  return { type: property.type, isLink: !isPrimitive(python, link), link };
}

function heldBy(python: PythonContext, schema: SpecSchema): SpecSchema | undefined {
  if (jsonType(python, schema) === "array") return itemsOf(python, schema);
  return isMap(schema) ? valuesOf(schema) : undefined;
}
