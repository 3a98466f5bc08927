/** Keys of paths with more than a path in them (OpenAPI 3.1, section 4.8.8.1; RFC 3986, section 3). */
import { describe, expect, test } from "@jest/globals";
import { splitKey } from "../../generator/parse/path-key.js";
import { operation, operationOf, parseDocument } from "./support.js";

test.each<[key: string, path: string, query: string, hasFragment: boolean]>([
  ["/a", "/a", "", false],
  ["/a?x=1&y", "/a", "x=1&y", false],
  ["/a?x=1?2#f?g", "/a", "x=1?2", true],
  ["/a#f", "/a", "", true],
  ["/#f", "/", "", true],
  ["/{a#b}/{c}?d={e?}", "/{a#b}/{c}", "d={e?}", false],
  ["/a{?page,size}", "/a", "", false],
  ["/a{b?c", "/a{b", "c", false],
])("the key %s", (key, path, query, hasFragment) => {
  expect(splitKey(key)).toMatchObject({ path, query, hasFragment });
});

const query = (name: string, more = {}) => ({ in: "query", name, schema: { type: "string" }, ...more });

describe("an operation (section 4.8.8.1)", () => {
  test("keeps the query of its path apart from the path", () => {
    expect(operationOf({ get: operation() }, {}, "/a/{b}?c=d&e={b}")).toMatchObject({
      path: "/a/{b}?c=d&e={b}",
      pathSegments: [
        { kind: "literal", text: "/a/" },
        { kind: "parameter", name: "b" },
      ],
      fixedQuery: [
        { kind: "literal", text: "c=d&e=" },
        { kind: "parameter", name: "b" },
      ],
      parameters: [{ name: "b", in: "path", required: true }],
    });
  });

  test("leaves a pair to the query parameter that says it", () => {
    const parameters = [query("q"), query("sort", { required: true }), query("view")];
    const one = operationOf({ get: operation({ parameters }) }, {}, "/a?text={q}&sort=up&view=all");
    expect(one.fixedQuery).toEqual([{ kind: "literal", text: "view=all" }]);
    expect(one.parameters.map(({ name }) => name)).toEqual(["q", "sort"]);
  });

  test("is one of its own where only the query or the fragment differs", () => {
    const paths = Object.fromEntries(
      ["/a", "/a?b=c", "/a#d", "/a?b=c#e"].map((key, index) => [
        key,
        { post: operation({ operationId: `op${index}` }) },
      ]),
    );
    const { api, findings } = parseDocument({ paths });
    expect(api.operations.map(({ path }) => path)).toEqual(Object.keys(paths));
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ["QUIRK_PATH", "A path key must be a path: `?b=c` is part of every request."],
      ["QUIRK_PATH", "A path key must be a path: the part after `#` is not sent."],
      ["QUIRK_PATH", "A path key must be a path: `?b=c` is part of every request, the part after `#` is not sent."],
    ]);
  });

  test("may climb in a fragment, not in a path", () => {
    expect(operationOf({ get: operation() }, {}, "/a#/../b").path).toBe("/a#/../b");
    expect(() => operationOf({ get: operation() }, {}, "/a/../b?c=d")).toThrow("points outside");
  });
});
