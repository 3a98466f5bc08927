/** What a page shows of an operation. */
import { authView, type ConfigurationStyle, secretsToFillIn } from "../../reference/auth-view.js";
import { isArray, isMap } from "../../reference/kinds.js";
import type { SpecHeader, SpecMethod, OpenApi, SpecSchema } from "../../reference/openapi.js";
import { namesScheme, type OperationFacts, type ResponseFacts } from "../../reference/operations.js";
import { escapeText } from "../../reference/text.js";
import type { CommonOperationView, ResponseView, TypeView } from "../../reference/view.js";
import { callInputs } from "./call-inputs.js";
import { type CallsView, callsView } from "./calls.js";
import { forgottenImports } from "./fixes.js";
import { importLines } from "./imports.js";
import { linkTo } from "./parameters.js";
import { propertyOf } from "./properties.js";
import { anything, furtherProperties, type Scope, unalias } from "./schemas.js";

export interface OperationPage extends CommonOperationView, CallsView, ConfigurationStyle {
  readonly packageName: string;
  readonly className: string;
  readonly basePath: string;
  readonly hasSummary: boolean;
  readonly hasDescription: boolean;
  readonly anchor: string;
  /** True also where the operation names only schemes that pages do not list. */
  readonly hasAuth: boolean;
  /** The models that the example imports, in no order; then as lines, in the order of the page. */
  readonly models: readonly string[];
  readonly imports: readonly string[];
  /** Imports that the reference forgets; only where examples are written right. */
  readonly forgotten: readonly string[];
}

/** What the operations of an API have in common. */
export interface OperationContext {
  readonly spec: OpenApi;
  readonly scope: Scope;
  readonly packageName: string;
  readonly className: string;
  readonly basePath: string;
  readonly describeHeader: (name: string, header: SpecHeader) => string | undefined;
}

export function operationView(context: OperationContext, facts: OperationFacts): OperationPage {
  const { scope, spec, packageName, className, basePath } = context;
  const operation = spec.paths.get(facts.path)?.operations.get(facts.method.toLowerCase() as SpecMethod);
  const { parameters, models } = callInputs(scope, facts, operation);
  return {
    packageName,
    className,
    basePath,
    ...configuration,
    fixes: scope.fixes,
    name: facts.name,
    anchor: facts.name,
    method: facts.method,
    path: facts.path,
    summary: escapeText(facts.summary ?? ""),
    hasSummary: facts.summary !== undefined,
    description: escapeText(facts.description ?? ""),
    hasDescription: facts.description !== undefined,
    parameters,
    ...(facts.result === undefined ? {} : { result: resultView(scope, facts.result) }),
    auth: facts.auth.map((auth) => authView(auth, escapeText)),
    hasAuth: facts.auth.length > 0 || namesScheme(spec, operation),
    consumes: facts.consumes.map(mediaType),
    produces: facts.produces.map(mediaType),
    responses: defaultLast(facts.responses).map((response) => responseView(response, context.describeHeader)),
    models,
    imports: importLines(packageName, models),
    forgotten: scope.fixes ? forgottenImports(parameters, facts.auth) : [],
    ...callsView(parameters),
  };
}

const configuration = {
  secrets: secretsToFillIn,
  keysByScheme: true,
  hasOAuthComment: true,
  signing: { configuration: "signing.HttpSigningConfiguration", isImported: false },
} as const;

/** Links to the model, for a list or a map to that of its items. */
function resultView(scope: Scope, use: SpecSchema): TypeView {
  const schema = unalias(scope, use);
  const property = propertyOf(scope, schema);
  const items = isArray.before6(schema)
    ? (schema.items ?? anything)
    : isMap(schema)
      ? furtherProperties(scope, schema)
      : undefined;
  const target = items === undefined ? (property.complexType ?? property.baseType) : propertyOf(scope, items).baseType;
  return { type: property.type, ...linkTo(target) };
}

/** An apostrophe could end a string of the generated code. */
function mediaType(type: string): string {
  return type === "*/*" ? type : escapeText(type.replaceAll("'", ""));
}

function defaultLast(responses: readonly ResponseFacts[]): ResponseFacts[] {
  const isDefault = ({ code }: ResponseFacts): boolean => code === "0";
  return [...responses.filter((response) => !isDefault(response)), ...responses.filter(isDefault)];
}

function responseView(response: ResponseFacts, describe: OperationContext["describeHeader"]): ResponseView {
  return {
    code: response.code,
    description: escapeText(response.description ?? ""),
    headers: response.headers.map(({ name, header }) => ({
      name,
      description: escapeText(describe(name, header) ?? ""),
    })),
  };
}
