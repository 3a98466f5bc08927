/** Mutants of documents: of their bytes, and of the tree that they are. */
import fc from "fast-check";
import { type Draw, drawing } from "../support/draw.js";
import { families, words } from "../security/payloads.js";

/** What a parser, or a reader of OpenAPI, treats in a way of its own. */
const pieces = [
  ...[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    '"',
    "'",
    "\\",
    "\\u0000",
    "\\ud800",
    "\n",
    "\t",
    "\0",
    "\u00ff",
    "\u2028",
    "\ufeff",
  ],
  ...[
    "&a ",
    "*a",
    "<<: *a\n",
    "!!binary ",
    "!!js/function ",
    "? ",
    "- ",
    "| ",
    "> ",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "# ",
  ],
  ...["null", "true", "~", "yes", "012", "0x1f", "1e999", "-0", ".nan", ".inf", "2020-01-01", "99999999999999999999"],
  ...["$ref", '"$ref": "#"', '"$ref": "#/"', "__proto__", "allOf", "type", "properties", "items", "enum", "default"],
] as const;

/** One to three changes of bytes. About half of what they leave can still be read. */
export function mutatedBytes(texts: readonly Buffer[]): fc.Arbitrary<Buffer> {
  return drawing((draw) => {
    let bytes = draw(fc.constantFrom(...texts));
    for (let left = draw(fc.constantFrom(1, 1, 2, 3)); left > 0; left--) bytes = changed(draw, bytes);
    return bytes;
  });
}

function changed(draw: Draw, bytes: Buffer): Buffer {
  const place = (): number => draw(fc.integer({ min: 0, max: bytes.length }));
  const start = place();
  const insert = (middle: Uint8Array, end = start): Buffer =>
    Buffer.concat([bytes.subarray(0, start), middle, bytes.subarray(end)]);
  switch (draw(fc.constantFrom("letter", "letter", "letter", "byte", "piece", "part", "remove", "lines", "cut"))) {
    case "letter":
      return insert(Buffer.from(draw(fc.constantFrom(..."aeinst_/-.A01 é"))), start + 1);
    case "byte":
      return insert(Uint8Array.of(draw(fc.integer({ min: 0, max: 255 }))), start + 1);
    case "piece":
      return insert(Buffer.from(draw(fc.constantFrom(...pieces))));
    case "part": {
      const from = place();
      return insert(bytes.subarray(from, from + draw(fc.constantFrom(1, 4, 30, 300))));
    }
    case "remove":
      return insert(Buffer.alloc(0), start + draw(fc.constantFrom(1, 2, 8, 40)));
    case "lines":
      return withOtherLines(draw, bytes);
    default:
      return bytes.subarray(0, start);
  }
}

/** Some lines twice, or not at all. */
function withOtherLines(draw: Draw, bytes: Buffer): Buffer {
  const lines = bytes.toString("latin1").split("\n");
  const from = draw(fc.integer({ min: 0, max: lines.length }));
  const count = draw(fc.constantFrom(1, 1, 2, 5, 20));
  const isTwice = draw(fc.boolean());
  const changedLines = [
    ...lines.slice(0, isTwice ? from + count : from),
    ...lines.slice(isTwice ? from : from + count),
  ];
  return Buffer.from(changedLines.join("\n"), "latin1");
}

/** One to four changes of a tree, as JSON. */
export function mutatedTree(trees: readonly unknown[]): fc.Arbitrary<Buffer> {
  return drawing((draw) => {
    const tree = structuredClone(draw(fc.constantFrom(...trees)));
    return Buffer.from(JSON.stringify(mutate(draw, tree, draw(fc.integer({ min: 1, max: 4 })))));
  });
}

type Container = Record<string, unknown> | unknown[];

/** A place of a tree: a member of a list or of a mapping. */
interface Spot {
  readonly holder: Container;
  readonly key: string;
}

/** Changes a tree in place, so many times. */
export function mutate(draw: Draw, tree: unknown, times: number): unknown {
  for (let left = times; left > 0; left--) {
    const spots = spotsOf(tree);
    if (spots.length > 0) changeAt(draw, draw(fc.constantFrom(...spots)), spots);
  }
  return tree;
}

function changeAt(draw: Draw, { holder, key }: Spot, spots: readonly Spot[]): void {
  const value = member(holder, key);
  const other = draw(fc.constantFrom(...spots));
  switch (
    draw(fc.constantFrom("remove", "value", "value", "text", "copy", "copy", "rename", "wrap", "unwrap", "$ref"))
  ) {
    case "remove":
      return Array.isArray(holder) ? void holder.splice(Number(key), 1) : void delete holder[key];
    case "value":
      return put(holder, key, draw(oddValue));
    case "text":
      return put(holder, key, draw(oddText));
    case "copy":
      return put(holder, key, structuredClone(member(other.holder, other.key)));
    case "rename":
      return put(holder, draw(oddText), value);
    case "wrap":
      return put(holder, key, draw(fc.boolean()) ? [value] : { [draw(oddText)]: value });
    case "unwrap":
      return put(holder, key, firstOf(value));
    default:
      return put(holder, key, {
        $ref: draw(fc.constantFrom("#", `#/${other.key}`, "#/components/schemas/X", draw(oddText))),
      });
  }
}

const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...words.filter((word) => word.length < 100)),
  fc.constantFrom(...families.map(({ text }) => text("f")).filter((text) => text.length < 1000)),
  fc.string({ unit: "binary", maxLength: 12 }),
);

const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e300, 2 ** 53, "", [], {}, [[]], [null], { "": {} }),
  fc.constantFrom<unknown>("string", "object", "array", ["string", "null"], "2.0", "3.2.0", { type: "object" }),
  fc.jsonValue({ maxDepth: 3 }),
);

function spotsOf(tree: unknown): Spot[] {
  const spots: Spot[] = [];
  const open: unknown[] = [tree];
  while (open.length > 0) {
    const holder = open.pop();
    if (typeof holder !== "object" || holder === null) continue;
    for (const [key, value] of Object.entries(holder)) {
      spots.push({ holder: holder as Container, key });
      open.push(value);
    }
  }
  return spots;
}

function member(holder: Container, key: string): unknown {
  return (holder as Record<string, unknown>)[key];
}

/** Also a member named `__proto__`. */
function put(holder: Container, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function firstOf(value: unknown): unknown {
  const members: unknown[] = Object.values(value ?? {});
  return members[0];
}
