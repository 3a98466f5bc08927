/** Bodies of media types that are ranges (OpenAPI 3.1, section 4.8.14), and of bytes that are called JSON. */
import { describe, expect, test } from "@jest/globals";
import { asItIs, ofItsType } from "../../generator/runtime/bodies.js";
import { Client, type Operation } from "../../generator/runtime/index.js";
import { nothing } from "../../generator/runtime/results.js";
import { type Seen, withServer } from "./server.js";

async function sent(body: unknown, more: Partial<Operation>, headers = {}): Promise<Seen | undefined> {
  const operation: Operation = { method: "PUT", path: ["/a"], read: nothing, ...more };
  return withServer(
    (_, response) => response.writeHead(204).end(),
    async ({ url, seen }) => {
      await new Client({ baseUrl: url }).call(operation, { body }, { headers });
      return seen[0];
    },
  );
}

describe("a body of any type", () => {
  test.each<[string, unknown, string, string]>([
    ["a Blob brings its own type", new Blob(["x"], { type: "image/png" }), "image/png", "x"],
    ["a File, too", new File(["x"], "a.pdf", { type: "application/pdf" }), "application/pdf", "x"],
    ["a Blob without one is bytes", new Blob(["x"]), "application/octet-stream", "x"],
    ["bytes are", new TextEncoder().encode("x"), "application/octet-stream", "x"],
    ["a stream is", new Blob(["x"]).stream(), "application/octet-stream", "x"],
    ["a text is", "x", "text/plain;charset=UTF-8", "x"],
    ["a form is", new URLSearchParams({ a: "b" }), "application/x-www-form-urlencoded;charset=UTF-8", "a=b"],
    ["an object is JSON", { a: 1 }, "application/json", '{"a":1}'],
    ["a list is JSON", [1], "application/json", "[1]"],
    ["a number is JSON", 1, "application/json", "1"],
  ])("%s", async (_, body, type, text) => {
    const request = await sent(body, { body: "*/*", encode: ofItsType });
    expect(request?.headers["content-type"]).toBe(type);
    expect(request?.body).toBe(text);
  });

  test("the caller may give its type", async () => {
    const request = await sent("<a/>", { body: "*/*", encode: ofItsType }, { "content-type": "application/xml" });
    expect(request?.headers["content-type"]).toBe("application/xml");
  });
});

test("bytes that are called JSON are sent as they are, as what they are called", async () => {
  const body = new Blob(["%PDF"], { type: "application/pdf" });
  const request = await sent(body, { body: "application/json", encode: asItIs });
  expect(request).toMatchObject({ headers: { "content-type": "application/json" }, body: "%PDF" });
});
