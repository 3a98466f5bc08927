/** Small specs for tests of `diff`, and changes as lines that can be read. */
import { diffApis } from "../../generator/diff/index.js";
import type { Change } from "../../generator/diff/model.js";
import type { Api } from "../../generator/ir/model.js";
import { parse } from "../../generator/parse/index.js";

/** An OpenAPI document, or a part of one, as data. */
export type Doc = Record<string, unknown>;

/** A document with what every document needs. */
export function spec(more: Doc): Doc {
  return { openapi: "3.1.0", info: { title: "Test", version: "1" }, ...more };
}

const ok = { 200: { description: "ok" } };

/** GET /x. */
export function get(operation: Doc, more: Doc = {}): Doc {
  return spec({ paths: { "/x": { get: { operationId: "getX", tags: ["X"], responses: ok, ...operation } } }, ...more });
}

/** POST /x with a JSON body of this schema. */
export function sends(schema: Doc | boolean, more: Doc = {}): Doc {
  const requestBody = { required: true, content: { "application/json": { schema } } };
  return spec({
    paths: { "/x": { post: { operationId: "postX", tags: ["X"], requestBody, responses: ok } } },
    ...more,
  });
}

/** GET /x that answers JSON of this schema. */
export function reads(schema: Doc | boolean, more: Doc = {}): Doc {
  return get({ responses: { 200: { description: "ok", content: { "application/json": { schema } } } } }, more);
}

export const reference = (name: string): Doc => ({ $ref: `#/components/schemas/${name}` });

/** A model `M` that is sent and read. */
export function exchanges(schema: Doc, more: Doc = {}): Doc {
  const content = { "application/json": { schema: reference("M") } };
  return spec({
    paths: {
      "/x": {
        get: { operationId: "getX", tags: ["X"], responses: { 200: { description: "ok", content } } },
        post: { operationId: "postX", tags: ["X"], requestBody: { required: true, content }, responses: ok },
      },
    },
    components: { schemas: { M: schema, ...more } },
  });
}

export function object(properties: Doc, required: readonly string[] = [], more: Doc = {}): Doc {
  return { type: "object", properties, required, ...more };
}

export function apiOf(document: Doc): Api {
  return parse({ document, locate: () => ({ file: "test.json" }) }).api;
}

export function changesBetween(old: Doc, new_: Doc): readonly Change[] {
  return diffApis(apiOf(old), apiOf(new_)).changes;
}

/** `became-nullable  send additive, read breaking  M.x`. */
export function line({ code, impact, namesOnly, subject, at }: Change): string {
  const whom = Object.entries(impact).map(([audience, severity]) => `${audience} ${severity}`);
  const name = subject.kind === "model" ? (subject.new ?? subject.old ?? "") : "";
  const place = [name, at].filter((part) => part !== "").join(" ");
  return [code, `${namesOnly ? "names: " : ""}${whom.join(", ")}`, place].filter((part) => part !== "").join(" | ");
}

export function lines(old: Doc, new_: Doc): readonly string[] {
  return changesBetween(old, new_).map(line);
}
