/**
 * The descriptions of response headers. The reference keeps one object for all headers of the same name and schema, so what it
 * reads last is what every table shows; of a header that is a reference it reads no description at all.
 */
import { signature } from "../../compat/modern/signature.js";
import type { Header, OpenApi, Operation, Response } from "../../compat/openapi.js";
import { resolveIn } from "../../compat/openapi.js";
import { byCodeUnit } from "../../compat/java.js";

/** By {@link headerKey}. */
export type HeaderDescriptions = ReadonlyMap<string, string>;

const order = ["get", "head", "put", "post", "delete", "patch", "options", "trace"] as const;

/** In the order in which the reference reads them: a header of the response that a call returns comes a second time. */
export function headerDescriptions(spec: OpenApi): HeaderDescriptions {
  const descriptions = new Map<string, string>();
  for (const item of spec.paths.values()) {
    for (const operation of order.flatMap((method) => item.operations.get(method) ?? [])) {
      for (const response of [...operation.responses.values(), ...returned(operation)]) {
        for (const [name, header] of headersOf(spec, response)) {
          descriptions.set(headerKey(name, resolveIn(spec.headers, header) ?? header), header.description ?? "");
        }
      }
    }
  }
  return descriptions;
}

/** What tells one header from another. */
export function headerKey(name: string, { schema }: Header): string {
  return `${name} ${signature(schema ?? { type: "string", extensions: new Map() })}`;
}

function headersOf(spec: OpenApi, response: Response): Iterable<[string, Header]> {
  return resolveIn(spec.responses, response)?.headers ?? [];
}

function returned({ responses }: Operation): Response[] {
  const [code] = [...responses.keys()].filter((key) => key.startsWith("2") || key === "default").toSorted(byCodeUnit);
  const response = code === undefined ? undefined : responses.get(code);
  return response === undefined ? [] : [response];
}
