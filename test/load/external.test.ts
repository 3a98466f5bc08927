import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { formatPlace } from "../../generator/diagnostics.js";
import { keysOf, load, resolvePointer } from "../../generator/load/index.js";
import { files, findingOf, findingsOf, inFolder, loadText, withServer } from "./support.js";

const open = (folder: string, path = "spec.yaml", allowRefs = [folder]) =>
  load({ kind: "file", path: join(folder, path) }, { allowRefs });

/** A document with one schema that is a reference. */
const refersTo = (uri: string, name = "A") =>
  `openapi: 3.1.0\ncomponents:\n  schemas:\n    ${name}:\n      properties:\n        p: {$ref: ${JSON.stringify(uri)}}\n`;

describe("refused without being asked for", () => {
  test.each([
    ["http://127.0.0.1/x", "--allow-ref http://127.0.0.1,"],
    ["http://[::1]/x", "--allow-ref http://[::1],"],
    ["http://[::ffff:7f00:1]:8080/x", "--allow-ref http://[::ffff:7f00:1]:8080,"],
    ["http://0x7f000001/x", "--allow-ref http://127.0.0.1,"],
    ["http://169.254.169.254/latest/meta-data", "--allow-ref http://169.254.169.254,"],
    ["https://example.com/x.yaml#/A", "--allow-ref https://example.com,"],
    ["//example.com/x.yaml", "Only http"],
    ["file:///etc/passwd", "--allow-ref /etc,"],
    ["/etc/passwd", "--allow-ref /etc,"],
    ["other.yaml", "--allow-ref"],
    ["../../secret.yaml", "--allow-ref"],
    ["%2e%2e/secret.yaml", "--allow-ref"],
    ["a%2fb.yaml", "Only http"],
    ["\\\\host\\share\\x.yaml", "Only http"],
    ["file://host/share/x.yaml", "Only http"],
    ["data:application/json,{}", "Only http"],
    ["ftp://example.com/x", "Only http"],
    ["javascript:alert(1)", "Only http"],
    ["C:\\x.yaml", "Only http"],
    ["http://[", "Only http"],
    ["spec.yaml2", "--allow-ref"],
    ["", undefined],
  ])("%j", async (uri, fix) => {
    await inFolder({ "spec.yaml": refersTo(uri) }, async (folder) => {
      if (fix === undefined) {
        // The empty reference is the document itself (RFC 3986, section 4.4).
        const { document } = await open(folder, "spec.yaml", []);
        expect(resolvePointer(document, "#/components/schemas/A/properties/p/$ref")).toBe("#");
        return;
      }
      const finding = await findingOf(open(folder, "spec.yaml", []));
      expect(finding).toMatchObject({ code: "REF_EXTERNAL", pointer: "#/components/schemas/A/properties/p/$ref" });
      expect(finding.place && formatPlace(finding.place)).toBe(`${join(folder, "spec.yaml")}:6:13`);
      expect(finding.fix).toContain(fix);
      expect(finding.message).toContain(JSON.stringify(uri));
    });
  });

  test("no socket is opened, whatever is allowed beside it", async () => {
    await withServer(files({ "/x.yaml": "a: 1" }), async (server) => {
      await inFolder({ "spec.yaml": refersTo(`${server.origin}/x.yaml`) }, async (folder) => {
        const allowed = [folder, "https://127.0.0.1", "http://127.0.0.1", "http://example.com"];
        expect((await findingOf(open(folder, "spec.yaml", allowed))).code).toBe("REF_EXTERNAL");
      });
      expect(server.requests).toEqual([]);
    });
  });

  test("every one is named, up to twenty", async () => {
    const text = (count: number) =>
      `components: {schemas: {A: {allOf: [${Array.from({ length: count }, (_, i) => `{$ref: x${i}.yaml}`).join(", ")}]}}}`;
    expect(await findingsOf(loadText(text(3)))).toHaveLength(3);
    expect(await findingsOf(loadText(text(50)))).toHaveLength(20);
  });

  test("what is shown is short and without control characters", async () => {
    const { message } = await findingOf(loadText(refersTo(`\u001b[31m${"x".repeat(10_000)}`)));
    expect(message.length).toBeLessThan(300);
    expect(message).toContain("\\u001b");
  });
});

describe("where a $ref may stand", () => {
  const out = "{$ref: out.yaml}";
  test.each([
    `paths: {/a: ${out}}`,
    `webhooks: {a: ${out}}`,
    `paths: {/a: {parameters: [${out}]}}`,
    `paths: {/a: {get: {parameters: [${out}]}}}`,
    `paths: {/a: {get: {parameters: [{schema: ${out}}]}}}`,
    `paths: {/a: {get: {parameters: [{content: {a/b: {schema: ${out}}}}]}}}`,
    `paths: {/a: {put: {requestBody: ${out}}}}`,
    `paths: {/a: {put: {requestBody: {content: {a/b: {schema: ${out}}}}}}}`,
    `paths: {/a: {put: {requestBody: {content: {a/b: {encoding: {p: {headers: {H: ${out}}}}}}}}}}`,
    `paths: {/a: {get: {responses: {default: ${out}}}}}`,
    `paths: {/a: {get: {responses: {200: {headers: {x-h: ${out}}}}}}}`,
    `paths: {/a: {get: {responses: {200: {links: {l: ${out}}}}}}}`,
    `paths: {/a: {get: {responses: {200: {content: {a/b: {schema: ${out}}}}}}}}`,
    `paths: {/a: {get: {callbacks: {c: ${out}}}}}`,
    `paths: {/a: {get: {callbacks: {c: {"{$url}": {post: {requestBody: ${out}}}}}}}}`,
    `components: {schemas: {A: ${out}}}`,
    `components: {schemas: {x-a: ${out}}}`,
    `components: {schemas: {default: {items: ${out}}}}`,
    `components: {schemas: {A: {properties: {default: ${out}}}}}`,
    `components: {schemas: {A: {properties: {example: ${out}}}}}`,
    `components: {schemas: {A: {properties: {enum: {items: ${out}}}}}}`,
    `components: {schemas: {A: {properties: {x-p: ${out}}}}}`,
    `components: {schemas: {A: {properties: {$ref: ${out}}}}}`,
    `components: {schemas: {A: {additionalProperties: ${out}}}}`,
    `components: {schemas: {A: {oneOf: [{not: ${out}}]}}}`,
    `components: {schemas: {A: {$ref: "#/components/schemas/B", properties: {p: ${out}}}}}`,
    `components: {schemas: {A: {$defs: {b: {if: ${out}}}}}}`,
    `components: {responses: {A: ${out}}}`,
    `components: {parameters: {A: ${out}}}`,
    `components: {requestBodies: {A: ${out}}}`,
    `components: {headers: {A: ${out}}}`,
    `components: {securitySchemes: {A: ${out}}}`,
    `components: {links: {A: ${out}}}`,
    `components: {callbacks: {A: ${out}}}`,
    `components: {pathItems: {A: ${out}}}`,
  ])("a reference: %s", async (text) => {
    expect((await findingOf(loadText(text))).code).toBe("REF_EXTERNAL");
  });

  test.each([
    `components: {schemas: {A: {example: ${out}}}}`,
    `components: {schemas: {A: {examples: [${out}]}}}`,
    `components: {schemas: {A: {default: ${out}}}}`,
    `components: {schemas: {A: {const: ${out}}}}`,
    `components: {schemas: {A: {enum: [${out}]}}}`,
    `components: {schemas: {A: {x-own: ${out}}}}`,
    `components: {schemas: {A: {properties: {$ref: {type: string}}}}}`,
    `components: {schemas: {A: {properties: {p: {$ref: 5}}}}}`,
    `components: {schemas: {A: {properties: {p: {$ref: {type: string}}}}}}`,
    `components: {schemas: {A: {discriminator: {propertyName: t, mapping: {a: A, b: out.yaml}}}}}`,
    // A mapping to what may not be read is one to nothing: the parser reports it.
    `components: {schemas: {A: {discriminator: {propertyName: t, mapping: {a: ./out.yaml}}}}}`,
    `components: {schemas: {A: {discriminator: {propertyName: t, mapping: {a: "https://example.com/a"}}}}}`,
    `components: {schemas: {A: {$ref: "#/components/schemas/B"}}}`,
    `components: {schemas: {A: {$ref: "#anchor"}}}`,
    `components: {examples: {A: ${out}}}`,
    `components: {x-own: ${out}}`,
    `x-own: ${out}`,
    `paths: {x-own: ${out}}`,
    `paths: {/a: {x-own: ${out}}}`,
    `paths: {/a: {get: {responses: {x-own: ${out}}}}}`,
    `paths: {/a: {get: {responses: {200: {content: {a/b: {example: ${out}, examples: {e: {value: ${out}}}}}}}}}}`,
    `paths: {/a: {get: {parameters: [{example: ${out}}]}}}`,
    `info: {$ref: out.yaml}`,
    `paths: [${out}]`,
    `components: {schemas: {A: {allOf: ${out}, properties: [${out}]}}}`,
  ])("data: %s", async (text) => {
    const { document } = await loadText(text);
    expect(JSON.stringify(document)).toBe(
      JSON.stringify((await loadText(`x: 1\n${text}`)).document).replace('"x":1,', ""),
    );
  });
});

describe("allowed folders", () => {
  test.each([
    ["inside", "b.yaml", "."],
    ["in a folder of it", "sub/c.yaml", "."],
    ["by its address", "FILE", "."],
    ["up, and still inside", "sub/../b.yaml", "."],
    ["named with spaces", "with%20space.yaml", "."],
    ["the file itself", "b.yaml", "b.yaml"],
    ["a link that stays inside", "inner.yaml", "."],
    ["a folder that is reached by a link", "b.yaml", "LINK"],
  ])("%s", async (_, uri, allowed) => {
    const other = "type: string";
    const names = ["b.yaml", "sub/c.yaml", "with space.yaml"];
    await inFolder(Object.fromEntries(names.map((name) => [`spec/${name}`, other])), async (folder) => {
      const spec = join(folder, "spec");
      await symlink("b.yaml", join(spec, "inner.yaml"));
      await symlink("spec", join(folder, "link"));
      const text = refersTo(uri === "FILE" ? pathToFileURL(join(spec, "b.yaml")).href : uri);
      await inSpec(spec, text);
      const allow = allowed === "LINK" ? join(folder, "link") : join(spec, allowed);
      const { document } = await open(spec, "spec.yaml", [allow]);
      const ref = resolvePointer(document, "#/components/schemas/A/properties/p/$ref") as string;
      expect(resolvePointer(document, ref)).toEqual({ type: "string" });
    });
  });

  test.each([
    ["a folder beside it", "../beside/x.yaml", "REF_EXTERNAL"],
    ["a folder whose name begins alike", "../spec2/x.yaml", "REF_EXTERNAL"],
    ["a link to a file outside", "out.yaml", "REF_EXTERNAL"],
    ["a link to a folder outside", "outdir/x.yaml", "REF_EXTERNAL"],
    ["the folder itself", ".", "REF_UNRESOLVED"],
    ["a folder in it", "sub", "REF_UNRESOLVED"],
    ["nothing", "missing.yaml", "REF_UNRESOLVED"],
    ["nothing in the file", "b.yaml#/nothing", "REF_UNRESOLVED"],
    ["an anchor", "b.yaml#nothing", "REF_UNRESOLVED"],
    ["no schema", "b.yaml#/type", "REF_UNRESOLVED"],
    ["no YAML", "broken.yaml", "SPEC_SYNTAX"],
    ["no mapping", "list.yaml", "SPEC_NOT_OPENAPI"],
    ["no text", "binary.yaml", "SPEC_ENCODING"],
  ])("%s is refused", async (_, uri, code) => {
    const contents = {
      "beside/x.yaml": "type: string",
      "spec2/x.yaml": "type: string",
      "spec/b.yaml": "type: string",
      "spec/broken.yaml": "a: [",
      "spec/list.yaml": "[]",
      "spec/binary.yaml": new Uint8Array([0xff, 0xfe, 0]),
    };
    await inFolder(contents, async (folder) => {
      const spec = join(folder, "spec");
      await mkdir(join(spec, "sub"));
      await symlink("../beside/x.yaml", join(spec, "out.yaml"));
      await symlink("../beside", join(spec, "outdir"));
      await inSpec(spec, refersTo(uri));
      const finding = await findingOf(open(spec));
      expect(finding.code).toBe(code);
      if (code.startsWith("REF")) expect(finding.pointer).toBe("#/components/schemas/A/properties/p/$ref");
      const file = code.startsWith("REF") ? "spec.yaml" : uri;
      expect(finding.place?.file).toBe(join(spec, file));
    });
  });

  test.each(["https://example.com/path", "https://user@example.com", "ftp://example.com", "missing-folder"])(
    "--allow-ref %s is refused",
    async (entry) => {
      await inFolder({ "spec.yaml": refersTo("x.yaml") }, async (folder) => {
        expect((await findingOf(open(folder, "spec.yaml", [entry]))).code).toBe("USAGE");
      });
    },
  );

  async function inSpec(folder: string, text: string): Promise<void> {
    const { writeFile } = await import("node:fs/promises");
    await writeFile(join(folder, "spec.yaml"), text);
  }
});

describe("allowed origins", () => {
  test("a spec from a URL and its parts; headers go to the spec only", async () => {
    const parts = {
      "/v1/spec.yaml": refersTo("parts/b.yaml#/B"),
      "/v1/parts/b.yaml": "B: {items: {$ref: c.yaml}}",
      "/v1/parts/c.yaml": "type: string",
    };
    await withServer(files(parts), async ({ origin, requests }) => {
      const source = { kind: "url", url: `${origin}/v1/spec.yaml`, headers: [["Authorization", "Bearer t"]] } as const;
      const spec = await load(source, { allowRefs: [origin] });
      expect(spec.document).toEqual({
        openapi: "3.1.0",
        components: {
          schemas: {
            A: { properties: { p: { $ref: "#/components/schemas/B" } } },
            B: { items: { $ref: "#/components/schemas/c" } },
            c: { type: "string" },
          },
        },
      });
      expect(requests.map(({ url, headers }) => [url, headers.authorization])).toEqual([
        ["/v1/spec.yaml", "Bearer t"],
        ["/v1/parts/b.yaml", undefined],
        ["/v1/parts/c.yaml", undefined],
      ]);
      expect((await findingOf(load(source, { allowRefs: [] }))).code).toBe("REF_EXTERNAL");
    });
  });

  test("a redirect is checked again: another port is another origin", async () => {
    await withServer(files({ "/": "type: string" }), async (inner) => {
      await withServer(
        (_, response) => response.writeHead(302, { location: inner.origin }).end(),
        async (outer) => {
          await inFolder({ "spec.yaml": refersTo(`${outer.origin}/x`) }, async (folder) => {
            expect(await findingOf(open(folder, "spec.yaml", [outer.origin]))).toMatchObject({
              code: "REF_EXTERNAL",
              pointer: "#/components/schemas/A/properties/p/$ref",
            });
            expect(inner.requests).toEqual([]);
            expect((await open(folder, "spec.yaml", [outer.origin, inner.origin])).document).toMatchObject({
              components: { schemas: { x: { type: "string" } } },
            });
          });
        },
      );
    });
  });

  test("what follows a redirect is relative to where it ended, `#…` is itself", async () => {
    await withServer(
      ({ url }, response) => {
        if (url === "/b") response.writeHead(302, { location: "/deep/b" }).end();
        else
          response.end(
            url === "/deep/b" ? "B: {allOf: [{$ref: c}, {$ref: '#/C'}]}\nC: {type: object}" : "type: string",
          );
      },
      async ({ origin, requests }) => {
        await inFolder({ "spec.yaml": refersTo(`${origin}/b#/B`) }, async (folder) => {
          const { document } = await open(folder, "spec.yaml", [origin]);
          expect(resolvePointer(document, "#/components/schemas")).toMatchObject({
            B: { allOf: [{ $ref: "#/components/schemas/c" }, { $ref: "#/components/schemas/C" }] },
            c: { type: "string" },
            C: { type: "object" },
          });
          expect(requests.map(({ url }) => url)).toEqual(["/b", "/deep/b", "/deep/c"]);
        });
      },
    );
  });

  test("a document that is pulled in cannot reach what is not allowed", async () => {
    await withServer(files({ "/x": "items: {$ref: 'file:///etc/passwd'}" }), async ({ origin }) => {
      await inFolder({ "spec.yaml": refersTo(`${origin}/x`) }, async (folder) => {
        expect(await findingOf(open(folder, "spec.yaml", [origin, folder]))).toMatchObject({
          code: "REF_EXTERNAL",
          pointer: "#/items/$ref",
          place: { file: `${origin}/x`, line: 1 },
        });
      });
    });
  });

  test("a chain without an end ends", async () => {
    await withServer(
      ({ url }, response) => response.end(`items: {$ref: "${url}x"}`),
      async ({ origin, requests }) => {
        await inFolder({ "spec.yaml": refersTo(`${origin}/`) }, async (folder) => {
          expect((await findingOf(open(folder, "spec.yaml", [origin]))).code).toBe("SPEC_LIMIT");
          expect(requests).toHaveLength(1000);
        });
      },
    );
  });
});

/** A document split into files, and what it must become. */
const splits: [string, Record<string, string>, unknown][] = [
  [
    "a component that is a file keeps its name and place",
    {
      "spec.yaml":
        "components: {schemas: {Dag: {$ref: dag.yaml}, Other: {$ref: dag.yaml}, Z: {items: {$ref: ./dag.yaml}}}}",
      "dag.yaml": "properties: {self: {$ref: '#'}, again: {$ref: dag.yaml}}",
    },
    {
      components: {
        schemas: {
          Dag: {
            properties: { self: { $ref: "#/components/schemas/Dag" }, again: { $ref: "#/components/schemas/Dag" } },
          },
          Other: { $ref: "#/components/schemas/Dag" },
          Z: { items: { $ref: "#/components/schemas/Dag" } },
        },
      },
    },
  ],
  [
    "every kind goes to its own field",
    {
      "spec.yaml":
        "paths: {'/a/{b}': {$ref: 'paths.yaml#/~1a~1{b}'}, /c: {$ref: 'paths.yaml#/c'}}\ncomponents: {securitySchemes: {S: {$ref: s.yaml}}}",
      "paths.yaml":
        "/a/{b}: {get: {parameters: [{$ref: '#/b'}], requestBody: {$ref: '#/body'}, responses: {200: {$ref: '#/ok'}}, callbacks: {k: {$ref: '#/call'}}}}\n" +
        "c: {}\nb: {name: b}\nbody: {}\ncall: {}\nok: {headers: {H: {$ref: '#/h'}}, links: {l: {$ref: '#/l'}}}\nh: {}\nl: {}",
      "s.yaml": "type: http",
    },
    {
      paths: {
        "/a/{b}": { $ref: "#/components/pathItems/_a__b_" },
        "/c": { $ref: "#/components/pathItems/c" },
      },
      components: {
        securitySchemes: { S: { type: "http" } },
        pathItems: {
          _a__b_: {
            get: {
              parameters: [{ $ref: "#/components/parameters/b" }],
              requestBody: { $ref: "#/components/requestBodies/body" },
              responses: { 200: { $ref: "#/components/responses/ok" } },
              callbacks: { k: { $ref: "#/components/callbacks/call" } },
            },
          },
          c: {},
        },
        parameters: { b: { name: "b" } },
        requestBodies: { body: {} },
        responses: {
          ok: { headers: { H: { $ref: "#/components/headers/h" } }, links: { l: { $ref: "#/components/links/l" } } },
        },
        callbacks: { call: {} },
        headers: { h: {} },
        links: { l: {} },
      },
    },
  ],
  [
    "path items of one file name",
    {
      "spec.yaml": "paths: {/a: {$ref: a/index.yaml}, /b: {$ref: b/index.yaml}}",
      "a/index.yaml": "summary: a",
      "b/index.yaml": "summary: b",
    },
    {
      paths: { "/a": { $ref: "#/components/pathItems/index" }, "/b": { $ref: "#/components/pathItems/index2" } },
      components: { pathItems: { index: { summary: "a" }, index2: { summary: "b" } } },
    },
  ],
  [
    "back into the document itself",
    {
      "spec.yaml": "components: {schemas: {A: {$ref: x.yaml#/A}, B: {$ref: 'spec.yaml#/components/schemas/C'}, C: {}}}",
      "x.yaml": "A: {items: {$ref: 'spec.yaml#/components/schemas/C'}}",
    },
    {
      components: {
        schemas: { A: { items: { $ref: "#/components/schemas/C" } }, B: { $ref: "#/components/schemas/C" }, C: {} },
      },
    },
  ],
  [
    "two files that refer to each other, a chain, a boolean",
    {
      "spec.yaml": "components: {schemas: {A: {properties: {x: {$ref: x.yaml}, y: {$ref: chain.yaml#/first}}}}}",
      "x.yaml": "items: {$ref: y.yaml}",
      "y.yaml": "items: {$ref: x.yaml}",
      "chain.yaml": "first: {$ref: '#/second'}\nsecond: {not: {$ref: '#/third'}}\nthird: true",
    },
    {
      components: {
        schemas: {
          A: { properties: { x: { $ref: "#/components/schemas/x" }, y: { $ref: "#/components/schemas/first" } } },
          x: { items: { $ref: "#/components/schemas/y" } },
          first: { $ref: "#/components/schemas/second" },
          y: { items: { $ref: "#/components/schemas/x" } },
          second: { not: { $ref: "#/components/schemas/third" } },
          third: true,
        },
      },
    },
  ],
  [
    "one thing by two addresses is one",
    {
      "spec.yaml":
        "components: {schemas: {A: {allOf: [{$ref: 'x.yaml#/a b'}, {$ref: './x.yaml#/a%20b'}, {$ref: 'y/../x.yaml#/a b'}]}}}",
      "x.yaml": "a b: {type: string}",
    },
    {
      components: {
        schemas: {
          A: {
            allOf: [
              { $ref: "#/components/schemas/a_b" },
              { $ref: "#/components/schemas/a_b" },
              { $ref: "#/components/schemas/a_b" },
            ],
          },
          a_b: { type: "string" },
        },
      },
    },
  ],
  [
    "a discriminator's names and references",
    {
      "spec.yaml": "components: {schemas: {Pet: {$ref: 'x.yaml#/components/schemas/Pet'}}}",
      "x.yaml":
        "components: {schemas: {Pet: {discriminator: {propertyName: t, mapping: {a: Cat, b: '#/components/schemas/Dog', c: Gone, __proto__: Cat}}}, Cat: {}, Dog: {}}}",
    },
    {
      components: {
        schemas: {
          Pet: {
            discriminator: {
              propertyName: "t",
              mapping: JSON.parse(
                '{"a": "#/components/schemas/Cat", "b": "#/components/schemas/Dog", "c": "Gone", "__proto__": "#/components/schemas/Cat"}',
              ) as unknown,
            },
          },
          Cat: {},
          Dog: {},
        },
      },
    },
  ],
  [
    "data in other documents stays as it is",
    {
      "spec.yaml": "components: {schemas: {A: {$ref: x.yaml}}}",
      "x.yaml": "default: {$ref: y.yaml}\nproperties: {$ref: {enum: [{$ref: z.yaml}]}}",
    },
    {
      components: {
        schemas: { A: { default: { $ref: "y.yaml" }, properties: { $ref: { enum: [{ $ref: "z.yaml" }] } } } },
      },
    },
  ],
  [
    "an alias is two references",
    {
      "spec.yaml": "components: {schemas: {A: {$ref: x.yaml#/A}}}",
      "x.yaml": "r: &r {$ref: '#/B'}\nA: {allOf: [*r, *r]}\nB: {}",
    },
    {
      components: {
        schemas: { A: { allOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/B" }] }, B: {} },
      },
    },
  ],
  [
    "names with a meaning in JavaScript",
    {
      "spec.yaml": "components: {schemas: {A: {allOf: [{$ref: x.yaml#/__proto__}, {$ref: x.yaml#/constructor}]}}}",
      "x.yaml": "__proto__: {type: string}\nconstructor: {type: number}",
    },
    {
      components: {
        schemas: JSON.parse(
          '{"A": {"allOf": [{"$ref": "#/components/schemas/__proto__"}, {"$ref": "#/components/schemas/constructor"}]}, "__proto__": {"type": "string"}, "constructor": {"type": "number"}}',
        ) as unknown,
      },
    },
  ],
];

describe("pulled in", () => {
  test.each(splits)("%s", async (_, contents, want) => {
    await inFolder(contents, async (folder) => {
      const { document } = await open(folder);
      expect(JSON.stringify(document, null, 1)).toBe(JSON.stringify(want, null, 1));
    });
  });

  test.each([
    ["a component of the document", { "spec.yaml": refersTo("x/A.yaml"), "x/A.yaml": "type: string" }],
    [
      "another file",
      {
        "spec.yaml": "components: {schemas: {Z: {allOf: [{$ref: x/A.yaml}, {$ref: y/A.yaml}]}}}",
        "x/A.yaml": "type: string",
        "y/A.yaml": "type: number",
      },
    ],
  ])("a name that is taken by %s gets a number", async (_, contents) => {
    await inFolder(contents, async (folder) => {
      const { document, findings } = await open(folder);
      expect(resolvePointer(document, "#/components/schemas/A2/type")).toMatch(/string|number/);
      expect(findings).toMatchObject([{ code: "QUIRK_NAME", place: { file: join(folder, "spec.yaml") } }]);
      expect(findings[0]?.message).toMatch(/^the schema `A` of .*A\.yaml is `A2`\.$/);
    });
  });

  test("many of one name are numbered past the names that the document has", async () => {
    const folders = Array.from({ length: 50 }, (_, index) => `f${index}`);
    const members = folders.map((name) => `{$ref: ${name}/A.yaml}`).join(", ");
    const spec = `components: {schemas: {A3: {type: "null"}, Z: {allOf: [${members}]}}}`;
    const files = folders.map((name, index) => [`${name}/A.yaml`, `const: ${index}`]);
    await inFolder({ "spec.yaml": spec, ...(Object.fromEntries(files) as Record<string, string>) }, async (folder) => {
      const { document, findings } = await open(folder);
      const schemas = resolvePointer(document, "#/components/schemas") as object;
      const names = ["A", "A2", ...Array.from({ length: 48 }, (_, index) => `A${index + 4}`)];
      expect(Object.keys(schemas).sort()).toEqual(["A3", "Z", ...names].sort());
      expect(findings).toHaveLength(1);
    });
  });

  test("one name in two fields is no collision, and written orders are kept", async () => {
    const contents = {
      "spec.yaml":
        "paths: {/a: {get: {responses: {404: {$ref: '404.yaml'}, 200: {$ref: ok.yaml}}}}}\ncomponents: {responses: {500: {}, 499: {}}, schemas: {ok: {}}}",
      "404.yaml": "headers: {9: {}, 8: {}}",
      "ok.yaml": "{}\n",
    };
    await inFolder(contents, async (folder) => {
      const { document } = await open(folder);
      const keys = (pointer: string) => keysOf(resolvePointer(document, pointer) as Record<string, unknown>);
      expect(keys("#/paths/~1a/get/responses")).toEqual(["404", "200"]);
      expect(keys("#/components/responses")).toEqual(["500", "499", "404", "ok"]);
      expect(keys("#/components/responses/404/headers")).toEqual(["9", "8"]);
    });
  });

  test("places lead to the file that holds the text", async () => {
    const contents = {
      "spec.yaml": "components:\n  schemas:\n    A:\n      $ref: x.yaml#/defs/A\n    B: {}\n",
      "x.yaml": "defs:\n  A:\n    type: object\n    properties:\n      p: {type: string}\n",
    };
    await inFolder(contents, async (folder) => {
      const { locate } = await open(folder);
      const at = (pointer: string) => formatPlace(locate(pointer)).slice(folder.length + 1);
      expect(at("#/components/schemas/A/properties/p/type")).toBe("x.yaml:5:11");
      expect(at("#/components/schemas/A")).toBe("x.yaml:2:3");
      expect(at("#/components/schemas/B")).toBe("spec.yaml:5:5");
      expect(at("#/components")).toBe("spec.yaml:1:1");
    });
  });

  test("a document without external references needs no valid --allow-ref and is not copied", async () => {
    await inFolder({ "spec.yaml": "a: &x {}\nb: *x" }, async (folder) => {
      const { document } = await open(folder, "spec.yaml", ["missing"]);
      expect(document["a"]).toBe(document["b"]);
    });
  });
});

describe("a document that gives itself an address (OpenAPI 3.2, section 4.1.2: $self)", () => {
  const self = (address: string, uri: string, openapi = "3.2.0") =>
    `$self: ${address}\n${refersTo(uri).replace("3.1.0", openapi)}`;

  test("is what its relative references are relative to", () =>
    inFolder(
      { "spec.yaml": self("parts/main.yaml", "x.yaml#/X"), "parts/x.yaml": "X: { type: string }" },
      async (folder) => {
        expect((await open(folder)).document).toMatchObject({ components: { schemas: { X: { type: "string" } } } });
      },
    ));

  test("opens no gate: another origin has to be allowed", () =>
    inFolder(
      { "spec.yaml": self("https://example.com/api/main.yaml", "x.yaml#/X"), "x.yaml": "X: {}" },
      async (folder) => {
        const { code, fix } = await findingOf(open(folder));
        expect({ code, fix }).toEqual({
          code: "REF_EXTERNAL",
          fix: expect.stringContaining("--allow-ref https://example.com,"),
        });
      },
    ));

  test("is itself under both addresses", () =>
    inFolder(
      {
        "spec.yaml": self("https://example.com/main.yaml", "https://example.com/main.yaml#/components/schemas/B")
          .concat("    B: { type: integer }\n    C: { $ref: X }\n")
          .replace("$ref: X", "$ref: '#/components/schemas/B'"),
      },
      async (folder) => {
        const { document } = await open(folder);
        expect(resolvePointer(document, "#/components/schemas/A/properties/p/$ref")).toBe("#/components/schemas/B");
      },
    ));

  test("before 3.2 the field means nothing", () =>
    inFolder(
      { "spec.yaml": self("parts/main.yaml", "x.yaml#/X", "3.1.0"), "x.yaml": "X: { type: string }" },
      async (folder) => {
        expect((await open(folder)).document).toMatchObject({ components: { schemas: { X: { type: "string" } } } });
      },
    ));
});
