/** One scalar as PyYAML writes it: its style, its escapes, and where its lines are folded. */

/** A line is folded at the first space after this column. */
const width = 80;

/** Where a scalar stands. */
export interface ScalarPosition {
  /** Of its first character. */
  readonly column: number;
  /** Of the lines it is folded to. */
  readonly indent: number;
  /** Keys are never folded. */
  readonly isKey: boolean;
}

/** A text in the first style that keeps it: plain, single quotes, double quotes. */
export function printText(text: string, position: ScalarPosition): string {
  // Everything beyond ASCII is escaped, and so are spaces around line ends: single quotes would lose them.
  if (/[^\n\x20-\x7e]| \n|\n /.test(text)) return doubleQuoted(text, position);
  return isPlain(text) ? folded(text, position) : singleQuoted(text, position);
}

/** Whether a printable text without quotes is read as the same text. */
function isPlain(text: string): boolean {
  const begins = /^(?:[#,[\]{}&*!|>'"%@`]|---|\.\.\.|[-?:](?: |$))/;
  return !/\n|^ | $|:(?: |$)| #/.test(text) && !begins.test(text) && !otherTypes.some((type) => type.test(text));
}

/** What YAML 1.1 takes for something else than text when it stands without quotes. */
const otherTypes = [
  /^(?:~|null|Null|NULL|)$/,
  /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  /^[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?)$/,
  /^(?:[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  /^\d{4}-\d\d-\d\d$/,
  /^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/,
  /^(?:<<|=)$/,
];

/** Puts words on lines: a single space beyond the width becomes a line end. */
function folded(text: string, { column, indent, isKey }: ScalarPosition): string {
  let at = column;
  const parts = text.split(/( +)/).map((part, index) => {
    if (index % 2 === 1 && part === " " && at > width && !isKey) {
      at = indent;
      return lineEnd(indent);
    }
    at += part.length;
    return part;
  });
  return parts.join("");
}

/** As {@link folded}, except for the spaces at either end; every line end is doubled at the first of its row. */
function singleQuoted(text: string, { column, indent, isKey }: ScalarPosition): string {
  let at = column + 1;
  const parts = text.replaceAll("'", "''").split(/( +|\n+)/);
  const printed = parts.map((part, index) => {
    const isInside = parts[index - 1] !== "" && parts[index + 1] !== "";
    const isFold = index % 2 === 1 && part === " " && isInside && at > width && !isKey;
    at = isFold || part.startsWith("\n") ? indent : at + part.length;
    return isFold ? lineEnd(indent) : part.startsWith("\n") ? part + lineEnd(indent) : part;
  });
  return `'${printed.join("")}'`;
}

/** Folds before a space and after an escape; a backslash ends the line, another one keeps a space at the start of the next. */
function doubleQuoted(text: string, { column, indent, isKey }: ScalarPosition): string {
  const characters = [...text];
  let printed = '"';
  let at = column + 1;
  let afterEscape = false;
  const foldBefore = (character: string | undefined) => {
    const start = character === " " ? "\\" : "";
    printed += `\\${lineEnd(indent)}${start}`;
    at = indent + start.length;
  };
  characters.forEach((character, index) => {
    const mayFold = index > 0 && index < characters.length - 1 && !isKey;
    const escape = escapeOf(character);
    if (escape === undefined && mayFold && (character === " " || afterEscape) && at > width) foldBefore(character);
    printed += escape ?? character;
    at += escape?.length ?? 1;
    if (escape !== undefined && mayFold && at - 1 > width) foldBefore(characters[index + 1]);
    afterEscape = escape !== undefined;
  });
  return `${printed}"`;
}

const escapes: Readonly<Record<string, string>> = {
  ...{ "\0": "0", "\x07": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r", "\x1b": "e" },
  ...{ '"': '"', "\\": "\\", "\x85": "N", "\xa0": "_", "\u2028": "L", "\u2029": "P" },
};

function escapeOf(character: string): string | undefined {
  const short = escapes[character];
  if (short !== undefined) return `\\${short}`;
  if (/[\x20-\x7e]/.test(character)) return undefined;
  const code = character.codePointAt(0) ?? 0;
  const [letter, digits] = code <= 0xff ? ["x", 2] : code <= 0xffff ? ["u", 4] : ["U", 8];
  return `\\${letter}${code.toString(16).toUpperCase().padStart(digits, "0")}`;
}

function lineEnd(indent: number): string {
  return `\n${" ".repeat(indent)}`;
}
