/** The methods of an API class, with what both its code and its table need: names, parameters, result. */
import type { Operation, Parameter } from "../../ir/model.js";
import type { SpecSchema } from "../docs/reference/openapi.js";
import type { OperationFacts } from "../docs/reference/operations.js";
import type { PythonParameter } from "../docs/dialects/python/parameter.js";
import { type PythonApi, signatureOf } from "../docs/dialects/python/surface.js";
import type { Client } from "./client.js";
import { type MethodPages, pagesOf } from "./pages.js";
import { methodName, Names, safe } from "./names.js";

export interface Method {
  readonly name: string;
  /** The constant that describes the operation: `GET_DAGS`. */
  readonly constant: string;
  readonly operation: Operation;
  readonly facts: OperationFacts;
  readonly parameters: readonly MethodParameter[];
  readonly result?: SpecSchema;
  readonly pages?: MethodPages;
}

export interface MethodParameter {
  readonly name: string;
  readonly required: boolean;
  readonly schema: SpecSchema;
  readonly origin: PythonParameter["origin"];
  readonly description: string;
  /** As the model has it; absent for the body and the fields of a form. */
  readonly parameter?: Parameter;
}

/** What is only in the imitation of the reference, such as TRACE, which no client can send, is no method. */
export function methodsOf(client: Client, api: PythonApi): readonly Method[] {
  const names = new Names();
  const constants = new Names();
  return api.operations.flatMap((facts) => {
    const operation = client.operationAt(facts.method, facts.path);
    if (operation === undefined) return [];
    const name = names.give(methodName(facts.name));
    const parameters = parametersOf(client, facts, operation);
    const pages = pagesOf(client.lookup, operation, parameters);
    return [
      {
        name,
        constant: constants.give(name.toUpperCase()),
        operation,
        facts,
        parameters,
        ...(pages !== undefined && { pages }),
        ...(facts.result !== undefined && { result: facts.result }),
      },
    ];
  });
}

function parametersOf(client: Client, facts: OperationFacts, operation: Operation): readonly MethodParameter[] {
  const names = new Names(["self"]);
  return signatureOf(client.context, facts).map(({ name, required, schema, origin }) => {
    const parameter = operation.parameters.find((one) => one.in === origin.in && one.name === origin.name);
    return {
      name: names.give(safe(name, "value")),
      required,
      schema,
      origin,
      description:
        parameter?.description ??
        schema.description ??
        (origin.in === "body" ? (operation.requestBody?.description ?? "") : ""),
      ...(parameter !== undefined && { parameter }),
    };
  });
}

/** The methods of a class that answer in another form, where no operation has the name. */
export function formsOf(
  method: Method,
  methods: readonly Method[],
): readonly (readonly [name: string, form: string])[] {
  const taken = new Set(methods.map(({ name }) => name));
  return ["with_http_info", "without_preload_content"]
    .map((form) => [`${method.name}_${form}`, form] as const)
    .filter(([name]) => !taken.has(name));
}
