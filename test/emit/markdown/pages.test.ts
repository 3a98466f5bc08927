/** Pages: made of templates, each once, and only where an earlier run left none. */
import { describe, expect, test } from "@jest/globals";
import type { Code } from "../../../generator/emit/code.js";
import {
  fixedHeadings,
  makePages,
  type PagePlan,
  pageTemplate,
  prose,
} from "../../../generator/emit/markdown/index.js";
import { noMemory } from "../../../generator/emit/memory.js";

const source = (text: string) => text as Code<"any">;
const noFormatter = (): never => {
  throw new Error("nothing is to be formatted");
};

function page(path: string, programs?: Readonly<Record<string, string>>): PagePlan<"any"> {
  return {
    path,
    origin: () => `origin of ${path}`,
    ...(programs !== undefined && {
      programs: () => Object.entries(programs).map(([name, text]) => [name, source(text)]),
    }),
    render: (texts) => `${path}: ${JSON.stringify([...texts])}`,
  };
}

describe("makePages", () => {
  test("keeps the order, and shows formatted programs", async () => {
    const pages = [page("a", { one: "x", two: "y" }), page("b"), page("c", {})];
    const files = await makePages(pages, noMemory, () => Promise.resolve((text) => Promise.resolve(`${text};`)));
    expect(files).toEqual([
      { path: "a", text: 'a: [["one","x;"],["two","y;"]]' },
      { path: "b", text: "b: []" },
      { path: "c", text: "c: []" },
    ]);
  });

  test("loads no formatter where no page has programs", async () => {
    expect(await makePages([page("a")], noMemory, noFormatter)).toEqual([{ path: "a", text: "a: []" }]);
  });

  test("takes over what an earlier run made of the same", async () => {
    const asked: unknown[] = [];
    const memory = {
      recall: (path: string, origin: () => unknown) => {
        asked.push([path, origin()]);
        return path === "a" ? "known" : undefined;
      },
    };
    expect(await makePages([page("a", { one: "x" }), page("b")], memory, noFormatter)).toEqual([
      { path: "a", text: "known" },
      { path: "b", text: "b: []" },
    ]);
    expect(asked).toEqual([
      ["a", "origin of a"],
      ["b", "origin of b"],
    ]);
  });

  test("fails where a program cannot be formatted", async () => {
    const made = makePages([page("a", { one: "x" })], noMemory, () =>
      Promise.resolve(() => Promise.reject(new Error("no"))),
    );
    await expect(made).rejects.toThrow("no");
  });
});

describe("pageTemplate", () => {
  const empty = { title: prose`a`, intro: prose`b`, changed: false, counts: [], moved: [], sections: [] };

  test("leaves out blank lines of what is left out, and ends with one line feed", () => {
    const text = pageTemplate("diff", "changes")({ ...empty, surface: prose`` });
    expect(text).toBe("# a\n\nb\n\nNothing changed.\n");
  });

  test("keeps one blank line between parts", () => {
    const groups = [{ heading: prose`c`, reach: prose``, items: [prose`d`] }];
    const sections = [{ heading: prose`a`, note: prose`b`, groups }];
    const text = pageTemplate("diff", "changes")({ ...empty, sections: [...sections, ...sections], surface: prose`e` });
    const section = "## a\n\nb\n\n### c\n\n- d\n\n";
    expect(text).toBe(`# a\n\nb\n\nNothing changed.\n\n${section}${section}## TypeScript surface\n\ne\n`);
  });

  test("a name that the view does not have is an error", () => {
    const { title: _, ...untitled } = empty;
    expect(() => pageTemplate("diff", "changes")(untitled)).toThrow("title");
  });

  test("text of a spec is refused by the type", () => {
    const render = pageTemplate<{ readonly title: ReturnType<typeof prose> }>("diff", "changes");
    // @ts-expect-error a string is no Markdown
    expect(() => render({ title: "<b>" })).toThrow();
  });
});

test("the headings of a template that are always the same", () => {
  expect(fixedHeadings("diff", "changes")).toEqual(["Renamed or moved operations", "TypeScript surface"]);
});
