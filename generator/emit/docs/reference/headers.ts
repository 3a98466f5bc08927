/** Descriptions of response headers. */
import { byCodeUnit } from "./java.js";
import {
  generatorOrder,
  type SpecHeader,
  type OpenApi,
  type SpecOperation,
  type SpecPathItem,
  resolveIn,
  type SpecResponse,
} from "./openapi.js";
import { signature } from "./since-7/signature.js";

export type DescribeHeader = (name: string, header: SpecHeader) => string | undefined;

/**
 * Since release 5 the reference has one object for all headers of one name and equal schemas. It writes each description that it reads
 * into that object, so every page shows the last one. A header that is a reference has no description for it.
 */
export function lastDescriptions(spec: OpenApi): DescribeHeader {
  const keyOf = (name: string, header: SpecHeader): string => {
    const { schema } = resolveIn(spec.headers, header) ?? header;
    return `${name} ${signature(schema ?? { type: "string", extensions: new Map() })}`;
  };
  const last = new Map<string, string | undefined>();
  for (const response of [...spec.paths.values()].flatMap(responsesIn)) {
    const { headers } = resolveIn(spec.responses, response) ?? response;
    for (const [name, header] of headers) last.set(keyOf(name, header), header.description);
  }
  return (name, header) => last.get(keyOf(name, header));
}

/** In the order in which the reference reads them. */
function responsesIn({ operations }: SpecPathItem): SpecResponse[] {
  return generatorOrder.flatMap((method) => {
    const operation = operations.get(method);
    if (operation === undefined) return [];
    const called = [...operation.callbacks.values()].flatMap((callback) => [...callback.values()].flatMap(responsesIn));
    return [...operation.responses.values(), ...returned(operation), ...called];
  });
}

/** The reference reads the response that a call returns once more, after all others. */
function returned({ responses }: SpecOperation): SpecResponse[] {
  const [code] = [...responses.keys()].filter((key) => key.startsWith("2") || key === "default").toSorted(byCodeUnit);
  const response = code === undefined ? undefined : responses.get(code);
  return response === undefined ? [] : [response];
}
