/** A document as PyYAML's `safe_dump` writes it: keys sorted, blocks indented by two, lists as far left as their key. */
import { printText, type ScalarPosition } from "./scalar.js";
import { isMapping, type YamlFloat, type YamlKey, type YamlMapping, type YamlValue } from "./yaml.js";

/** The text of a document, with its final line end. */
export function dumpYaml(document: YamlMapping): string {
  return `${printBlock(document, 0)}\n`;
}

/** A value whose place begins at a column, which its further lines begin at too. */
function printBlock(value: YamlValue, indent: number): string {
  const lineEnd = `\n${" ".repeat(indent)}`;
  if (isList(value)) return value.map((item) => `- ${printBlock(item, indent + 2)}`).join(lineEnd);
  if (!isMapping(value) || value.size === 0) return printFlow(value, { column: indent, indent, isKey: false });
  const members = [...value].map(([key, member]) => [printKey(key), key, member] as const);
  return members
    .toSorted(([, a], [, b]) => byCodePoint(String(a), String(b)))
    .map(([name, key, member]) =>
      name === undefined
        ? `? ${printBlock(key, indent + 2)}${lineEnd}: ${printBlock(member, indent + 2)}`
        : `${name}:${printMember(member, name, indent)}`,
    )
    .join(lineEnd);
}

function printMember(value: YamlValue, name: string, indent: number): string {
  const lineEnd = `\n${" ".repeat(indent)}`;
  if (isList(value)) return lineEnd + printBlock(value, indent);
  if (isMapping(value) && value.size > 0) return `${lineEnd}  ${printBlock(value, indent + 2)}`;
  return ` ${printFlow(value, { column: indent + name.length + 2, indent: indent + 2, isKey: false })}`;
}

/** Undefined: the key is too long, or not of the kind, to be followed by a colon. PyYAML counts the tag `!!str` as a part of it. */
function printKey(key: YamlKey): string | undefined {
  const name = printFlow(key, { column: 0, indent: 0, isKey: true });
  const text = String(key);
  return text === "" || /[\n\x85\u2028\u2029]/.test(text) || [...text].length + "!!str".length >= 128
    ? undefined
    : name;
}

function printFlow(value: YamlValue, position: ScalarPosition): string {
  if (typeof value === "string") return printText(value, position);
  if (Array.isArray(value)) return "[]";
  if (isMapping(value)) return "{}";
  return typeof value === "object" && value !== null ? printFloat(value) : String(value);
}

/** As Python's `repr`, always with a point. */
function printFloat({ float }: YamlFloat): string {
  if (!Number.isFinite(float)) return Number.isNaN(float) ? ".nan" : float > 0 ? ".inf" : "-.inf";
  const [, digits = "", exponent] = /^([^e]*)(?:e(.*))?$/.exec(reprOf(float)) ?? [];
  const pointed = digits.includes(".") ? digits : `${digits}.0`;
  return exponent === undefined ? pointed : `${pointed}e${exponent}`;
}

/** Python has exponents from 1e16 on and below 1e-4, with a sign and two digits. JavaScript's shortest digits are the same. */
function reprOf(float: number): string {
  if (Object.is(float, -0)) return "-0";
  const size = Math.abs(float);
  if (size === 0 || (size >= 1e-4 && size < 1e16)) return String(float);
  return float.toExponential().replace(/e([-+])(\d)$/, "e$10$2");
}

/** A list with a member is a block. */
function isList(value: YamlValue): value is YamlValue[] {
  return Array.isArray(value) && value.length > 0;
}

/** As Python sorts; JavaScript's own order is by UTF-16 unit. */
function byCodePoint(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
