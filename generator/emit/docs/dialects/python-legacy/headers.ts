/** What a page says of the headers of a response. */
import { signature } from "../../compat/modern/signature.js";
import { type Header, type Method, type Operation, resolveIn, type Response } from "../../compat/openapi.js";
import { escapeText } from "../../compat/text.js";
import type { ResponseView } from "../../compat/view.js";
import type { Codegen } from "../../compat/codegen/language.js";

/** A header that is a reference is shown without its description. */
export type DescribeHeaders = (response: Response) => ResponseView["headers"];

/** @param areShared see {@link lastDescriptions} */
export function headersIn(codegen: Codegen, areShared: boolean): DescribeHeaders {
  const shared = areShared ? lastDescriptions(codegen) : undefined;
  return ({ headers }) =>
    [...headers].map(([name, header]) => {
      const description = shared === undefined ? header.description : shared.get(keyOf(codegen, name, header));
      return { name, description: escapeText(description ?? "") };
    });
}

/** The order in which the reference walks through the operations of a path. */
const methods: readonly Method[] = ["get", "head", "put", "post", "delete", "patch", "options", "trace"];

/**
 * From 5.x on, headers that have the same name and equal schemas are one object, and that has the description that was written
 * into it last: of all operations, and in each of them of what a call returns.
 */
function lastDescriptions(codegen: Codegen): Map<string, string | undefined> {
  const descriptions = new Map<string, string | undefined>();
  for (const { operations } of codegen.spec.paths.values()) {
    for (const method of methods) {
      for (const response of walked(codegen, operations.get(method))) {
        for (const [name, header] of response.headers) {
          descriptions.set(keyOf(codegen, name, header), header.description);
        }
      }
    }
  }
  return descriptions;
}

function walked({ spec }: Codegen, operation: Operation | undefined): Response[] {
  const responses = [...(operation?.responses ?? [])];
  const [result] = responses.filter(([code]) => /^(2|default$)/.test(code)).sort(([a], [b]) => (a < b ? -1 : 1));
  return [...responses, ...(result === undefined ? [] : [result])].flatMap(
    ([, response]) => resolveIn(spec.responses, response) ?? [],
  );
}

function keyOf({ spec }: Codegen, name: string, header: Header): string {
  const schema = resolveIn(spec.headers, header)?.schema ?? { type: "string", extensions: new Map() };
  return `${name} ${signature(schema)}`;
}
