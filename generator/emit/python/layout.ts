/**
 * How code is laid out: on one line where it fits, else each item of a bracket on its own line with a comma behind it, and each member of
 * a union on its own line with `|` before it. That is how `ruff format` has it.
 */
import { code, join, nothing, type PyCode } from "./code.js";

/** As many columns as ruff allows by default. */
export const width = 88;

/** Code that stays on one line, or what may stand on several. */
export type Piece = PyCode | Bracket | Choice;

/** `before` + `open` + items + `close` + `after`. */
export interface Bracket {
  readonly kind: "bracket";
  readonly before: PyCode;
  readonly open: PyCode;
  readonly items: readonly Piece[];
  readonly close: PyCode;
  readonly after: PyCode;
  /** A comma behind the last item would change the meaning: `list[int,]`. */
  readonly noComma?: true;
}

/** `before` + `a | b | c` + `after`. */
export interface Choice {
  readonly kind: "choice";
  readonly before: PyCode;
  readonly members: readonly Piece[];
  readonly after: PyCode;
  /** Where it stands alone, in an assignment or as what a function returns: then it has parentheses on several lines. */
  readonly isAlone?: true;
}

function bracket(open: PyCode, close: PyCode): (before: PyCode, items: readonly Piece[]) => Bracket {
  return (before, items) => ({ kind: "bracket", before, open, items, close, after: nothing });
}

/** `before(a, b)` */
export const call = bracket(code`(`, code`)`);
/** `before[a, b]` of types: a list of one type with a comma would be a tuple. */
export const subscript = (before: PyCode, items: readonly Piece[]): Bracket => ({
  ...bracket(code`[`, code`]`)(before, items),
  ...(items.length === 1 && { noComma: true }),
});
/** `before[a, b]` */
export const list = bracket(code`[`, code`]`);
/** `before{a, b}` */
export const braces = bracket(code`{`, code`}`);

/** A tuple: of one item, the comma is what makes it one. */
export function tuple(items: readonly PyCode[]): Piece {
  const [only] = items;
  return items.length === 1 && only !== undefined ? code`(${only},)` : call(nothing, items);
}

/** `a | b`, each once */
export function choice(members: readonly Piece[]): Piece {
  const flattened = members.flatMap((one) => (typeof one !== "string" && one.kind === "choice" ? one.members : [one]));
  const distinct = [...new Map(flattened.map((one) => [flat(one), one])).values()];
  const [only] = distinct;
  if (distinct.length === 1 && only !== undefined) return only;
  return { kind: "choice", before: nothing, members: distinct, after: nothing };
}

/** Says that a union stands alone. */
export function alone(piece: Piece): Piece {
  return typeof piece !== "string" && piece.kind === "choice" ? { ...piece, isAlone: true } : piece;
}

/** Puts code before a piece. */
export function prefixed(before: PyCode, piece: Piece): Piece {
  return typeof piece === "string" ? code`${before}${piece}` : { ...piece, before: code`${before}${piece.before}` };
}

/** Puts code behind a piece. */
export function suffixed(piece: Piece, after: PyCode): Piece {
  return typeof piece === "string" ? code`${piece}${after}` : { ...piece, after: code`${piece.after}${after}` };
}

/** On one line. */
export function flat(piece: Piece): PyCode {
  if (typeof piece === "string") return piece;
  if (piece.kind === "choice") return code`${piece.before}${join(piece.members.map(flat), " | ")}${piece.after}`;
  const { before, open, items, close, after } = piece;
  return code`${before}${open}${join(items.map(flat), ", ")}${close}${after}`;
}

/** @param column where the first line will begin: the text itself is not indented */
export function laidOut(piece: Piece, column = 0): PyCode {
  return laid(piece, column, 0);
}

/** With each item on a line of its own, however short they are. */
export function opened(piece: Bracket, column = 0): PyCode {
  return openedAt(piece, column, 0);
}

/**
 * `target = value`, without a value the target alone. What does not fit on a line is opened: the value, if the target leaves room for its
 * bracket; else the target, which may be a name with its type.
 */
export function assignment(target: Piece, value: Piece | undefined, column = 0): PyCode {
  if (value === undefined) return laidOut(alone(target), column);
  const head = code`${flat(target)} = `;
  if (column + head.length + flat(value).length <= width) return code`${head}${flat(value)}`;
  if (typeof value === "string" || value.kind === "choice") {
    const isRoomy = column + head.length + 1 <= width;
    return isRoomy
      ? parenthesized(head, value, column)
      : laidOut(suffixed(alone(target), code` = ${flat(value)}`), column);
  }
  if (column + head.length + value.before.length + 1 <= width) return opened(prefixed(head, value) as Bracket, column);
  if (column + head.length + 1 <= width) return parenthesized(head, value, column);
  return openedAfter(target, value, column);
}

function parenthesized(head: PyCode, value: Piece, column: number): PyCode {
  return join([code`${head}(`, indented(laidOut(value, column + 4)), code`)`], "\n");
}

function openedAfter(target: Piece, value: Bracket, column: number): PyCode {
  const body = opened({ ...value, before: code` = ${value.before}` }, column);
  const head =
    typeof target === "string" || target.kind === "choice" ? laidOut(alone(target), column) : opened(target, column);
  return code`${head}${body}`;
}

/** @param inner how far the lines after the first are indented */
function laid(piece: Piece, column: number, inner: number): PyCode {
  const line = flat(piece);
  if (typeof piece === "string" || column + inner + line.length <= width) return line;
  if (piece.kind === "choice") return parted(piece, column, inner);
  return piece.items.length === 0 ? line : openedAt(piece, column, inner);
}

function openedAt({ before, open, items, close, after, noComma }: Bracket, column: number, inner: number): PyCode {
  const margin = spaces(inner + 4);
  const lines = items.map((item) => {
    const comma = noComma ? nothing : code`,`;
    return code`${margin}${laid(suffixed(item, comma), column, inner + 4)}`;
  });
  return join([code`${before}${open}`, ...lines, code`${spaces(inner)}${close}${after}`], "\n");
}

function parted({ before, members, after, isAlone }: Choice, column: number, inner: number): PyCode {
  const deep = isAlone ? inner + 4 : inner;
  const line = join(members.map(flat), " | ");
  if (isAlone && column + deep + line.length <= width) {
    return join([code`${before}(`, code`${spaces(deep)}${line}`, code`${spaces(inner)})${after}`], "\n");
  }
  const lines = members.map((member, index) => {
    const bar = index === 0 ? nothing : code`| `;
    return laid(prefixed(bar, member), column, deep);
  });
  const body = join(lines, `\n${spaces(deep)}`);
  if (!isAlone) return code`${before}${body}${after}`;
  return join([code`${before}(`, code`${spaces(deep)}${body}`, code`${spaces(inner)})${after}`], "\n");
}

/** Each line that is not empty, moved to the right. */
export function indented(text: PyCode, by = 4): PyCode {
  const margin = spaces(by);
  return join(
    text.split("\n").map((line) => (line === "" ? nothing : code`${margin}${line as PyCode}`)),
    "\n",
  );
}

function spaces(count: number): PyCode {
  return " ".repeat(count) as PyCode;
}
