/** Texts that the parser of the releases before 6 does not keep: blank ones, and those beside a reference. */
import type { OpenApi, SpecHeader, SpecOperation, SpecParameter, SpecPathItem, SpecResponse } from "../openapi.js";

/** Drops them from all but schemas. */
export function dropTexts(spec: OpenApi): void {
  const { description, ...info } = spec.info;
  if (description?.trim() === "") spec.info = info;
  for (const parameter of spec.parameters.values()) dropFromParameter(parameter);
  for (const body of spec.requestBodies.values()) dropBlank(body, "description");
  for (const response of spec.responses.values()) dropFromResponse(response);
  for (const header of spec.headers.values()) dropFromHeader(header);
  for (const item of spec.paths.values()) dropFromPath(item);
}

function dropFromPath({ parameters, operations }: SpecPathItem): void {
  parameters.forEach(dropFromParameter);
  for (const operation of operations.values()) dropFromOperation(operation);
}

function dropFromOperation(operation: SpecOperation): void {
  dropBlank(operation, "summary", "description");
  operation.parameters.forEach(dropFromParameter);
  if (operation.requestBody !== undefined) dropBlank(operation.requestBody, "description");
  for (const response of operation.responses.values()) dropFromResponse(response);
}

function dropFromParameter(parameter: SpecParameter): void {
  dropBlank(parameter, "description");
}

function dropFromResponse(response: SpecResponse): void {
  dropBlank(response, "description");
  for (const header of response.headers.values()) dropFromHeader(header);
}

function dropFromHeader(header: SpecHeader): void {
  dropBlank(header, "description");
  if (header.$ref !== undefined) Reflect.deleteProperty(header, "description");
}

/** Drops the texts of these members that have nothing but blanks. */
export function dropBlank<K extends string>(from: { [P in K]?: string }, ...keys: readonly K[]): void {
  for (const key of keys) if (from[key]?.trim() === "") Reflect.deleteProperty(from, key);
}
