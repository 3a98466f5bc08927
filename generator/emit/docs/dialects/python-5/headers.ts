/** Descriptions of response headers. */
import {
  type Header,
  type Method,
  type OpenApi,
  type Operation,
  resolveIn,
  type Response,
  type Schema,
} from "../../compat/openapi.js";

/** The order in which the reference goes through the operations of a path. */
const methodOrder: readonly Method[] = ["get", "head", "put", "post", "delete", "patch", "options", "trace"];

/**
 * What each header is described as. The reference makes one object for all headers that have the same name and equal schemas, and writes
 * the description into it whenever it comes across one: the last description of the whole document is that of all of them. A reference has no description.
 */
export function headerDescriptions(spec: OpenApi): (name: string, header: Header) => string | undefined {
  const last = new Map<string, string | undefined>();
  const note = ({ headers }: Response): void => {
    for (const [name, header] of headers) {
      last.set(keyOf(name, resolveIn(spec.headers, header) ?? header), header.description);
    }
  };
  const visit = (operation: Operation): void => {
    for (const response of operation.responses.values()) note(response);
    const result = resultOf(operation);
    if (result !== undefined) note(result);
    for (const callback of operation.callbacks.values()) {
      for (const { operations } of callback.values()) visitAll(operations);
    }
  };
  const visitAll = (operations: ReadonlyMap<Method, Operation>): void => {
    for (const method of methodOrder) {
      const operation = operations.get(method);
      if (operation !== undefined) visit(operation);
    }
  };
  for (const { operations } of spec.paths.values()) visitAll(operations);
  return (name, header) => last.get(keyOf(name, header));
}

/** The response that the result of a call comes from is looked at once more, behind the others. */
function resultOf({ responses }: Operation): Response | undefined {
  const [code] = [...responses.keys()].filter((name) => name.startsWith("2") || name === "default").sort();
  return code === undefined ? undefined : responses.get(code);
}

function keyOf(name: string, { schema }: Header): string {
  return `${name} ${JSON.stringify(schema ?? string, (_key, value: unknown) => (value instanceof Map ? [...value] : value))}`;
}

const string: Schema = { type: "string", extensions: new Map() };
