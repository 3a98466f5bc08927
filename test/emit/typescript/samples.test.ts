/** The samples of the pages of Airflow: JSON that satisfies its schema by a validator that is not ours, and curl as a shell reads it. */
import { describe, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { emitDocs } from "../../../generator/emit/typescript/index.js";
import { wholeExample } from "../../../generator/ir/example/index.js";
import { jsonSchemaOf } from "../../../generator/ir/json-schema.js";
import { successes } from "../../../generator/ir/results.js";
import type { Api, MediaType } from "../../../generator/ir/model.js";
import { catalogApi, contextOf } from "../../support/examples.js";
import { schemaJudge, verdict } from "../../support/json-schema.js";
import { apiOf } from "../../support/openapi.js";

/** What is wrong with whole examples of bodies and answers. */
function faultsOf(api: Api): { readonly faults: readonly string[]; readonly count: number } {
  const sent = contextOf(api);
  const received = { ...sent, isReceived: true } as const;
  const all = api.operations.flatMap((operation) => [
    ...ofJson(operation.requestBody?.content ?? []).map((media) => ({
      media,
      operation,
      context: sent,
      way: "write" as const,
    })),
    ...ofJson(successes(operation).flatMap(({ content }) => content)).map((media) => {
      return { media, operation, context: received, way: "read" as const };
    }),
  ]);
  const faults = all.flatMap(({ media: { schema, example: given }, operation, context, way }) => {
    if (schema === undefined) return [];
    const example = wholeExample(context, schema, { name: "sample", operation, given });
    const problem = verdict(schemaJudge(jsonSchemaOf(schema, context, way)), example);
    return problem === undefined ? [] : [`${operation.id}, ${way}: ${problem}`];
  });
  return { faults, count: all.length };
}

function ofJson(content: readonly MediaType[]): readonly MediaType[] {
  return content.filter(({ format }) => format === "json");
}

describe("whole examples satisfy their schemas", () => {
  test.each(["2.0.2", "2.11.2", "3.0.6", "3.3.2"])("of Airflow %s", async (version) => {
    const { faults, count } = faultsOf(await catalogApi(version, "server"));
    expect(count).toBeGreaterThan(40);
    expect(faults).toEqual([]);
  });
});

const hostile = "'; touch pwned; \"$(touch pwned)`touch pwned`\n{{1}} %0a \\";
const api = apiOf(
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    components: {
      securitySchemes: { Key: { type: "apiKey", in: "header", name: "X-Key" } },
      schemas: {
        Pet: {
          type: "object",
          required: ["name"],
          properties: {
            id: { type: "integer", readOnly: true },
            name: { type: "string", default: hostile },
            secret: { type: "string", writeOnly: true },
            tag: { type: ["string", "null"] },
            child: { $ref: "#/components/schemas/Pet" },
          },
        },
      },
    },
    security: [{ Key: [] }],
    paths: {
      "/pets/$(touch pwned)/{pet's id}": {
        post: {
          operationId: "add_pet",
          tags: ["Pet"],
          parameters: [
            { name: "pet's id", in: "path", required: true, schema: { type: "string", default: hostile } },
            {
              name: "q[]$(x)",
              in: "query",
              required: true,
              schema: { type: "array", items: { type: "string", default: hostile } },
            },
            { name: "X-Note", in: "header", required: true, schema: { type: "string", default: hostile } },
            { name: "Accept", in: "header", schema: { type: "string" } },
          ],
          requestBody: {
            required: true,
            content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
          },
          responses: {
            200: {
              description: "ok",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
            },
          },
        },
      },
    },
  }),
);

async function page(name: string): Promise<string> {
  const files = await emitDocs(api, { packageName: "pets", packageVersion: "1.0.0" });
  return files.find(({ path }) => path === name)?.text ?? "";
}

function fences(text: string, language: string): readonly string[] {
  return [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\n\`\`\``, "g"))].map(([, code = ""]) => code);
}

test("a body has what is sent, an answer what is received, each with all of it", async () => {
  const [body = "", answer = ""] = fences(await page("docs/PetApi.md"), "json");
  expect(Object.keys(JSON.parse(body) as object)).toEqual(["name", "secret", "tag"]);
  expect(JSON.parse(body)).toMatchObject({ name: hostile, tag: expect.any(String) });
  expect(Object.keys(JSON.parse(answer) as object)).toEqual(["id", "name", "tag"]);
});

test("curl is one command, whatever the document says", async () => {
  const [program = ""] = fences(await page("docs/PetApi.md"), "sh");
  const shown = execFileSync("bash", ["-c", `touch() { echo RUN; }; curl() { printf '<%s>' "$@"; }\n${program}`], {
    encoding: "utf8",
    env: { ...process.env, PETS_BASE_URL: "http://pets.test", PETS_TOKEN: "secret" },
  });
  expect(shown).not.toContain("RUN");
  expect(shown).toMatch(
    /^<http:\/\/pets\.test\/pets\/%24%28touch%20pwned%29\/[^<> "'`$]+\?q%5B%5D%24%28x%29=[^<> "'`$]+>/,
  );
  expect(shown).toContain("<--header><X-Key: secret>");
  const data = /<--data-raw><([^]*)>$/.exec(shown)?.[1] ?? "";
  expect(JSON.parse(data)).toEqual({ name: hostile });
});

test("pages say what is required, what is left out, and where a model is used", async () => {
  const operations = await page("docs/PetApi.md");
  expect(operations).toContain("because the client sets them: `Accept`.");
  expect(operations).toContain("\\\n  **POST** `/pets/$(touch pwned)/{pet's id}`");
  const model = await page("docs/Pet.md");
  expect(model).toContain("[PetApi.addPet](PetApi.md#addpet)");
  expect(model).toMatch(/\| `name` \|.*required/);
  expect(model).toMatch(/\| `tag\?` \|.*optional|\| `tag` \|.*optional/);
  expect(model).toContain("[Used by](#used-by)");
});
