/** What a page says of the headers of a response. */
import { type DescribeHeader, keptBefore7, lastDescriptions } from "../../reference/headers.js";
import type { OpenApi, SpecResponse } from "../../reference/openapi.js";
import { escapeText } from "../../reference/text.js";
import type { ResponseView } from "../../reference/view.js";

/** A header that is a reference is shown without its description. */
export type DescribeHeaders = (response: SpecResponse) => ResponseView["headers"];

/** @param areShared see {@link lastDescriptions} */
export function headersIn(spec: OpenApi, areShared: boolean): DescribeHeaders {
  const describe: DescribeHeader = areShared
    ? lastDescriptions(spec, keptBefore7)
    : (_name, header) => header.description;
  return ({ headers }) =>
    [...headers].map(([name, header]) => ({ name, description: escapeText(describe(name, header) ?? "") }));
}
