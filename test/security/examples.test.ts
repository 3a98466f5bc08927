/** With `--fix-examples` no page takes code from a spec: each example holds the planned statements, and words of the shell, and nothing else. */
import { describe, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { dialectNames } from "../../generator/emit/docs/dialects/list.js";
import { flattenObject, lookupIn } from "../../generator/ir/flatten.js";
import type { Api } from "../../generator/ir/model.js";
import type { OutputFile } from "../../generator/write/index.js";
import { withFolder, writeFiles } from "../support/client.js";
import { dialectVersions, docsOf } from "../support/dialects.js";
import { attackWith } from "./attack.js";
import { benignParts, type Json } from "./base.js";
import { hostileExamples } from "./example-spec.js";
import { families, type Family, words } from "./payloads.js";
import { plan } from "./pipeline.js";

const family = (name: string, text: string): Family => ({ name, text: (id) => `p${id}${text}` });

/** What means something to Python or to a shell. */
const own: readonly Family[] = [
  family("a call in Python, single quotes", "'); __import__('os').system('x'); ('"),
  family("a call in Python, double quotes", '"); __import__("os").system("x"); ("'),
  family("an index in Python", "'] = __import__('os').system('x'); a['"),
  family("a line of Python", "\n__import__('os').system('x')\n    __import__('os')\n"),
  family("triple quotes", `'''; __import__('os') '''""" __import__('os') """`),
  family("backslashes of Python", "\\'\\\"\\N{BULLET}\\x41\\"),
  family("a form feed, a group separator, a next line", "\f\v\u001c\u001d\u0085"),
  family("a comment of Python", " # '\" %s {0}"),
  family("the end of a fence", "\n```\n\n```python\n__import__('os')\n"),
  family("a command in a command", "$(touch x)`touch x`${x}"),
  family("the next command", "'; touch x; '\n touch x \n && touch x | touch x & touch x"),
  family("a command, double quotes", '"; touch x; "'),
  family("what a shell expands", "~ !! * ? [a-z] {a,b} $x $'a\\'b' <(x) >x \\"),
];

/** Of the others those that a string, a comment or a word of the shell could end. */
const others = families.filter(({ name }) =>
  /quote|line|carriage|NUL|control|surrogates|right-to-left|brace/.test(name),
);

const controls = families.filter(({ name }) => /NUL|control|surrogates|right-to-left/.test(name));

describe.each(dialectNames)("in %s", (dialect) => {
  test.each([...own, ...others])("$name", async (attack) => {
    const { document } = await attackWith(attack);
    const { pack } = await plan(withSecurity(document as Json));
    expect(await complaints(pack.api, dialect)).toBe("");
  });

  test("all of it, in each kind of value, form and scheme", async () => {
    const { pack } = await plan(hostileExamples([...own, ...controls].map(({ text }) => text("x")).join("")));
    expect(await complaints(pack.api, dialect)).toBe("");
  });

  test("parameters whose names have no letter, or are words of a language", async () => {
    const parameters = words.map((name) => ({ name, in: "query", required: name.length % 2 === 0, schema: {} }));
    const get = { operationId: "getIt", tags: ["It"], parameters, responses: { "204": { description: "" } } };
    const { pack } = await plan({ ...benignParts().document, paths: { "/it": { get } } });
    expect(await complaints(pack.api, dialect)).toBe("");
  });
});

/** Each of its schemes is a way into each operation. */
function withSecurity(document: Json): Json {
  const { securitySchemes } = document["components"] as { readonly securitySchemes: Json };
  return { ...document, security: Object.keys(securitySchemes).map((name) => Object.fromEntries([[name, []]])) };
}

/** What is wrong with the examples of a dialect, in each of its versions. */
async function complaints(api: Api, dialect: (typeof dialectNames)[number]): Promise<string> {
  const programs = await Promise.all(
    dialectVersions.filter(([name]) => name === dialect).map(([, version]) => programsOf(api, dialect, version)),
  );
  return withFolder((folder) => {
    writeFiles(folder, programs.flat());
    return dialect === "bash" ? otherWords(folder, api) : otherStatements(folder);
  });
}

async function programsOf(
  api: Api,
  dialect: (typeof dialectNames)[number],
  dialectVersion: string,
): Promise<OutputFile[]> {
  const pages = await docsOf(api, { dialect, dialectVersion, packageName: "pet_client", fixExamples: true });
  const programs = pages.flatMap(({ path, text }) => examplesOf(text).map((example) => ({ path, text: example })));
  expect(programs.length).toBeGreaterThanOrEqual(api.operations.length);
  return programs.map(({ path, text }, index) => ({
    path: `${dialectVersion}-${index}-${path.replaceAll("/", "-")}`,
    text,
  }));
}

const here = (name: string): string => fileURLToPath(new URL(`examples/${name}`, import.meta.url));

function otherStatements(folder: string): string {
  return execFileSync("python3", [here("check.py"), folder, "pet_client"], { encoding: "utf8" });
}

/** What the commands pass that is neither an operation, a value of a parameter, nor about a body; and what the shell says. */
function otherWords(folder: string, api: Api): string {
  const { operations } = api;
  // No word of a shell holds NUL.
  const names = [...operations.flatMap(({ parameters }) => parameters.map(({ name }) => name)), ...fieldsOf(api)].map(
    (name) => name.replaceAll("\0", ""),
  );
  // What is sent as bytes.
  writeFiles(folder, [{ path: "file", text: "" }]);
  const output = execFileSync("bash", ["-c", '. "$0" "$1" 2>&1', here("run.sh"), folder], { encoding: "utf8" });
  const commands = output.split("\0\0").slice(0, -1);
  const isOfParameter = (word: string): boolean =>
    names.some((name) => /^(?:[=:]|:=)value/.test(word.slice(name.length)));
  const types = operations.flatMap(({ requestBody }) => (requestBody?.content ?? []).map(({ type }) => type));
  const ofBodies = new Set(["-", "--content-type", ...types.map((type) => type.replaceAll("\0", ""))]);
  const isPlanned = (word: string, index: number): boolean =>
    index === 0 ? /^\w+$/.test(word) : isOfParameter(word) || ofBodies.has(word);
  return commands.flatMap((command) => command.split("\0").filter((word, index) => !isPlanned(word, index))).join("\n");
}

/** The names of the fields of forms. */
function fieldsOf({ operations, schemas }: Api): string[] {
  const bodies = operations.flatMap(({ requestBody }) => requestBody?.content ?? []);
  return bodies.flatMap(({ format, schema }) =>
    format === "form" && schema !== undefined
      ? (flattenObject(schema, lookupIn(schemas))?.properties ?? []).map(({ name }) => name)
      : [],
  );
}

/** The programs below the headings of examples: what a description has of its own is text of the page. */
function examplesOf(page: string): string[] {
  const [, ...sections] = page.split(/^(?:##|###) (?:Example|Getting Started)$/m);
  return sections.flatMap((section) => {
    const [example = ""] = section.split(/^### Parameters$|^\[\[Back to|^## Documentation/m);
    return [...example.matchAll(/^```(?:python|bash)\n(.*?)^```$/gms)].map(([, program = ""]) => program);
  });
}
