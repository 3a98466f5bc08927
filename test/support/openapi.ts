/** Small documents for tests of the docs dialects: YAML goes in, what the dialects read comes out. */
import { readOpenApi } from "../../generator/emit/docs/reference/read.js";
import type { OpenApi } from "../../generator/emit/docs/reference/openapi.js";
import type { Api } from "../../generator/ir/model.js";
import { parseText } from "../../generator/load/index.js";
import { parse } from "../../generator/parse/index.js";

/** The API that a document describes; what every document needs and this one does not have is added, unless it is JSON. */
export function apiOf(yaml: string): Api {
  if (yaml.startsWith("{")) return parseOf(yaml);
  const lines = [
    ...(/^openapi:/m.test(yaml) ? [] : ["openapi: 3.0.3"]),
    ...(/^info:/m.test(yaml) ? [] : ["info: { title: Test, version: 1.0.0 }"]),
    ...(/^paths:/m.test(yaml) ? [] : ["paths: { /x: { get: { responses: { 200: { description: ok } } } } }"]),
  ];
  return parseOf(`${lines.join("\n")}\n${yaml}`);
}

function parseOf(text: string): Api {
  const { value, locate } = parseText("test.yaml", text);
  return parse({ document: value, locate }).api;
}

/** As {@link apiOf}, in the form of the reference generator. */
export function openApi(yaml: string): OpenApi {
  return readOpenApi(apiOf(yaml));
}
