/** The parameters of an operation, with its body or the fields of its form, and the models that an example of it imports. */
import type { SpecHeader, SpecOperation } from "../../reference/openapi.js";
import type { BodyFacts, OperationFacts } from "../../reference/operations.js";
import { uniquelyNamed } from "../../reference/unique-names.js";
import type { ParameterView } from "../../reference/view.js";
import { bodyArgument } from "./bodies.js";
import { classesIn, fixed } from "./fixes.js";
import { modelsIn, modelsOfResponse } from "./imports.js";
import { type ParameterWithImports, fieldsOf, importsOfParameter, parameterOf } from "./parameters.js";
import type { Scope } from "./schemas.js";

/** The parameters of a call, and the models that an example imports for them, in the order in which the reference finds them. */
export interface CallInputs {
  /** Required ones first. */
  readonly parameters: readonly ParameterView[];
  readonly models: readonly string[];
}

/** @param operation as the document has it, its responses resolved */
export function callInputs(scope: Scope, facts: OperationFacts, operation: SpecOperation | undefined): CallInputs {
  const { parameters, body } = argumentsOf(scope, facts, operation);
  const written = [...parameters, ...body].map(({ view }) => (scope.fixes ? fixed(view) : view));
  const views = uniquelyNamed(written);
  return {
    parameters: [...views.filter((view) => view.required), ...views.filter((view) => !view.required)],
    models: [
      ...(operation === undefined ? [] : responseModels(scope, operation)),
      ...[...body, ...parameters].flatMap(({ imports }) => imports),
      ...(scope.fixes ? views.flatMap(classesIn) : []),
    ],
  };
}

/** The body, or the fields of a form: the reference makes them before the parameters, and names them after these. */
interface Arguments {
  readonly parameters: readonly ParameterWithImports[];
  readonly body: readonly ParameterWithImports[];
}

function argumentsOf(
  scope: Scope,
  { parameters, body }: OperationFacts,
  operation: SpecOperation | undefined,
): Arguments {
  const givenName = operation?.extensions.get("x-codegen-request-body-name");
  // The reference does not follow a `$ref` when it decides whether a body is a form.
  const isForm = body?.kind === "form" && (operation?.requestBody?.content.size ?? 0) > 0;
  const ofBody = (facts: BodyFacts): ParameterWithImports[] =>
    isForm
      ? fieldsOf(scope, facts)
      : [bodyArgument(scope, facts, typeof givenName === "string" ? givenName : undefined)];
  return {
    parameters: parameters.map((parameter) => parameterOf(scope, parameter)),
    body: body === undefined ? [] : ofBody(body),
  };
}

function importsOfHeader(scope: Scope, { schema, content }: SpecHeader): string[] {
  const [first] = content?.values() ?? [];
  const use = schema ?? first?.schema;
  return use === undefined ? [] : importsOfParameter(scope, content === undefined ? {} : { content }, use);
}

/** From 5.4 all media types and headers count, but not a header by reference. Before, the first media type. */
function responseModels(scope: Scope, { responses }: SpecOperation): string[] {
  return [...responses.values()].flatMap(({ headers, content }) => {
    const [first] = content?.values() ?? [];
    const result = first?.schema === undefined ? [] : modelsOfResponse(scope, first.schema);
    if (!scope.release.importsAllContents) return result;
    return [
      ...[...headers.values()].flatMap((header) => importsOfHeader(scope, header)),
      ...[...(content?.values() ?? [])].flatMap(({ schema }) => (schema === undefined ? [] : modelsIn(scope, schema))),
      ...result,
    ];
  });
}
