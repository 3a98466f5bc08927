/** The random specs are documents that our parser takes, and the same for everybody. */
import { describe, expect, test } from "@jest/globals";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "../../generator/load/index.js";
import { parse } from "../../generator/parse/index.js";
import { withFolder } from "../support/client.js";
import { randomDocuments } from "./arbitrary.js";

describe("random documents", () => {
  const documents = randomDocuments(200, 20240101);

  test("are accepted, and of about the size that is promised", async () => {
    const counts = { operations: 0, schemas: 0 };
    await withFolder(async (folder) => {
      const path = join(folder, "spec.json");
      for (const text of documents) {
        writeFileSync(path, text);
        const { api } = parse(await load({ kind: "file", path }, { allowRefs: [] }));
        counts.operations += api.operations.length;
        counts.schemas += api.schemas.length;
      }
    });
    expect(Math.round(counts.operations / documents.length)).toBeGreaterThanOrEqual(4);
    expect(Math.round(counts.operations / documents.length)).toBeLessThanOrEqual(7);
    expect(Math.round(counts.schemas / documents.length)).toBeGreaterThanOrEqual(4);
    expect(Math.round(counts.schemas / documents.length)).toBeLessThanOrEqual(7);
  });

  test("are the same for the same seed, and others for another", () => {
    expect(randomDocuments(5, 20240101)).toEqual(documents.slice(0, 5));
    expect(randomDocuments(5, 2)).not.toEqual(documents.slice(0, 5));
    expect(new Set(documents).size).toBe(documents.length);
  });

  // What is never in 200 documents is never tried.
  test.each([
    ...[
      '"oneOf"',
      '"anyOf"',
      '"allOf"',
      '"discriminator"',
      '"enum"',
      '"nullable"',
      '"readOnly"',
      '"additionalProperties"',
    ],
    ...[
      '"in": "cookie"',
      '"in": "header"',
      '"deepObject"',
      '"multipart/form-data"',
      '"application/x-www-form-urlencoded"',
    ],
    ...[
      '"4XX"',
      '"default": {',
      '"headers"',
      '"callbacks"',
      '"links"',
      '"deprecated"',
      '"openIdConnect"',
      '"security": []',
    ],
    ...[
      '"#/components/responses/',
      '"#/components/requestBodies/',
      '"#/components/parameters/',
      '"example"',
      '"title": "Nice',
    ],
    ...[
      '"openapi": "3.1',
      '"webhooks"',
      '"$ref": "#/paths/',
      '"description": ""',
      '"default": null',
      '"summary": null',
    ],
    ...["<<: *", "<<: *a1", '"type": "null"'],
    ...["☃", "\\n", "|", "<b>", '\\"'],
  ])("hold %s", (word) => {
    expect(documents.some((text) => text.includes(word))).toBe(true);
  });

  test("keep an order of status codes that no object of JavaScript has", () => {
    expect(documents.some((text) => /"404": \{[^]*?"200": \{/.test(text))).toBe(true);
    expect(documents.every((text) => !text.includes("in order "))).toBe(true);
  });
});
