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
  /** So would no comma: `(a,)`. */
  readonly commaAlways?: true;
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
export function tuple(items: readonly Piece[]): Bracket {
  return { ...call(nothing, items), ...(items.length === 1 && { commaAlways: true }) };
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
export function alone(piece: Bracket | Choice): Bracket | Choice;
export function alone(piece: Piece): Piece;
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
  const { before, open, items, close, after, commaAlways } = piece;
  return code`${before}${open}${join(items.map(flat), ", ")}${commaAlways ? code`,` : nothing}${close}${after}`;
}

/** @param column where the first line will begin: the text itself is not indented */
export function laidOut(piece: Piece, column = 0): PyCode {
  return laid(piece, column, 0);
}

/** With each item on a line of its own, however short they are. */
export function opened(piece: Bracket | Choice, column = 0): PyCode {
  return piece.kind === "choice" ? parted(piece, column, 0) : openedAt(piece, column, 0);
}

/**
 * `target = value`, without a value the target alone. What does not fit on a line is opened: the value, if the target leaves room for its
 * bracket; else the target, which may be a name with its type.
 */
export function assignment(target: Piece, value: Piece | undefined, column = 0): PyCode {
  if (value === undefined) return laidOut(alone(target), column);
  const head = code`${flat(target)} = `;
  const whole = code`${head}${flat(value)}`;
  if (column + whole.length <= width) return whole;
  const isBracket = typeof value !== "string" && value.kind === "bracket" && value.items.length > 0;
  if (isBracket && column + head.length + value.before.length + 1 <= width)
    return opened(prefixed(head, value) as Bracket, column);
  if (hasRoom(target, head, value, column)) return parenthesized(head, value, column);
  if (typeof target === "string") return isBracket ? opened(prefixed(head, value) as Bracket, column) : whole;
  return behind(opened(alone(target), column), value, column);
}

/** Whether a value comes into parentheses: where that helps, or the target would have to be opened. */
function hasRoom(target: Piece, head: PyCode, value: Piece, column: number): boolean {
  const isPlain = typeof target === "string" && typeof value === "string";
  return column + head.length + 1 <= width && (!isPlain || column + 4 + value.length <= width);
}

/** A value behind the last line of an opened target. */
function behind(target: PyCode, value: Piece, column: number): PyCode {
  const start = code`${target} = `;
  const last = start.length - start.lastIndexOf("\n") - 1;
  const isShort = column + last + flat(value).length <= width;
  if (isShort || typeof value === "string" || value.kind === "choice") return code`${start}${flat(value)}`;
  return opened(prefixed(start, value) as Bracket, column);
}

function parenthesized(head: PyCode, value: Piece, column: number): PyCode {
  return join([code`${head}(`, indented(laidOut(value, column + 4)), code`)`], "\n");
}

/** @param inner how far the lines after the first are indented */
function laid(piece: Piece, column: number, inner: number): PyCode {
  const line = flat(piece);
  if (typeof piece === "string" || column + inner + line.length <= width) return line;
  if (piece.kind === "choice") return parted(piece, column, inner);
  return openedAt(piece, column, inner);
}

function openedAt(bracket: Bracket, column: number, inner: number): PyCode {
  const { before, open, items, close, after, noComma } = bracket;
  if (items.length === 0) return flat(bracket);
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
  const fits = column + deep + line.length <= width;
  const lines = members.map((member, index) => {
    const start = index > 0 ? code`| ` : isAlone ? nothing : before;
    const end = index < members.length - 1 || isAlone ? nothing : after;
    return laid(suffixed(prefixed(start, member), end), column, deep);
  });
  const body = isAlone && fits ? line : join(lines, `\n${spaces(deep)}`);
  if (!isAlone) return body;
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
