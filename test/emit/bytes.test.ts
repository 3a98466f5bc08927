/** `format: binary` is a file where bytes can travel, and text elsewhere (OpenAPI 3.0.3, section 4.7.14.2; 3.1, section 4.8.14.3). */
import { expect, test } from "@jest/globals";
import { answers, emitFixture, json, ref, statementsOf } from "./support.js";

const file = { type: "string", format: "binary" };
const holder = { type: "object", required: ["file"], properties: { file, inner: { properties: { file } } } };
const form = (schema: unknown) => ({ "multipart/form-data": { schema } });
const body = (content: unknown) => ({ requestBody: { required: true, content }, responses: answers({}) });

test("a property of a multipart body is a file, and within it, in JSON, text", async () => {
  const files = await emitFixture({ schemas: { Holder: holder }, operations: { POST: body(form(ref("Holder"))) } });
  expect(statementsOf(files, "src/models/Holder.ts")).toBe(
    "export interface Holder {\n  file: Blob;\n  inner?: { file?: string | undefined } | undefined;\n}",
  );
});

test("in JSON a file is the text that JSON has, in a list and in an object that is written in place, too", async () => {
  const inline = { type: "object", properties: { all: { type: "array", items: file } } };
  const files = await emitFixture({ operations: { POST: body(json(inline)) } });
  expect(statementsOf(files, "src/apis/AApi.ts")).toMatch(/all\?: string\[\]/);
});

test("a schema in a multipart body and in JSON that is sent takes both", async () => {
  const content = { ...json(ref("Holder")), ...form(ref("Holder")) };
  const files = await emitFixture({ schemas: { Holder: holder }, operations: { POST: body(content) } });
  expect(statementsOf(files, "src/models/Holder.ts")).toMatch(/file: string \| Blob;/);
});

test("what is sent as a file and received as JSON has a type for each direction, through other names", async () => {
  const schemas = { Upload: { ...holder, properties: { file: ref("Photo") } }, Photo: file };
  const operation = { ...body(form(ref("Upload"))), responses: answers(ref("Upload")) };
  const files = await emitFixture({ schemas, operations: { POST: operation } });
  expect(statementsOf(files, "src/models/Photo.ts")).toBe(
    "export type Photo = string;\nexport type PhotoInput = Blob;",
  );
  expect(statementsOf(files, "src/models/Upload.ts")).toMatch(/UploadInput \{\n {2}file: PhotoInput;/);
});

test("schemas that hold themselves are read once for each carrier", async () => {
  const Tree = { type: "object", properties: { file, next: ref("Tree") } };
  const files = await emitFixture({ schemas: { Tree }, operations: { POST: body(form(ref("Tree"))) } });
  expect(statementsOf(files, "src/models/Tree.ts")).toMatch(/file\?: string \| Blob \| undefined;/);
});
