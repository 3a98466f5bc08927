/** Encoding Objects (OpenAPI 3.1, section 4.8.15). */
import { expect, test } from "@jest/globals";
import { brief, operation, operationOf } from "./support.js";

test("says of a property what the document says, and nothing else", () => {
  const encoding = {
    meta: {
      contentType: "application/json",
      headers: { "X-A": { required: true }, "content-type": {}, "content-type-x": {}, "x-content-type": {} },
    },
    ids: { style: "form", explode: false, allowReserved: true },
    odd: { style: "matrix", explode: "yes" },
  };
  const content = { "multipart/form-data": { schema: { type: "object" }, encoding } };
  const { requestBody } = operationOf({ post: operation({ requestBody: { content } }) });
  expect(brief(requestBody?.content[0]?.encoding)).toStrictEqual([
    {
      name: "meta",
      contentType: "application/json",
      headers: [{ name: "X-A", required: true }, { name: "content-type-x" }, { name: "x-content-type" }],
    },
    { name: "ids", style: "form", explode: false, allowReserved: true, headers: [] },
    { name: "odd", headers: [] },
  ]);
});

test("is absent where there is none", () => {
  const content = { "multipart/form-data": { encoding: {} } };
  const { requestBody } = operationOf({ post: operation({ requestBody: { content } }) });
  expect(requestBody?.content[0]).not.toHaveProperty("encoding");
});
