/** What an operation takes, and the models that an example of it imports. */
import type { SpecOperation } from "../../reference/openapi.js";
import type { BodyFacts, OperationFacts } from "../../reference/operations.js";
import type { ParameterView } from "../../reference/view.js";
import { bodyArgument } from "./bodies.js";
import { classesIn, fixed } from "./fixes.js";
import { modelsIn, modelsOfResponse } from "./imports.js";
import { type ParameterWithImports, fieldsOf, importsOfParameter, parameterOf, uniquelyNamed } from "./parameters.js";
import type { Scope } from "./schemas.js";

/** The models in the order in which the reference comes across them. */
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

/** The reference makes those of the body first, and names them last. */
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
  // The reference does not look behind a reference to tell whether a body is a form.
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

/** From 5.4 all media types and the headers count; a header by reference does not. */
function responseModels(scope: Scope, { responses }: SpecOperation): string[] {
  return [...responses.values()].flatMap(({ headers, content }) => {
    const [first] = content?.values() ?? [];
    const result = first?.schema === undefined ? [] : modelsOfResponse(scope, first.schema);
    if (!scope.release.importsAllContents) return result;
    return [
      ...[...headers.values()].flatMap(({ schema }) =>
        schema === undefined ? [] : importsOfParameter(scope, {}, schema),
      ),
      ...[...(content?.values() ?? [])].flatMap(({ schema }) => (schema === undefined ? [] : modelsIn(scope, schema))),
      ...result,
    ];
  });
}
