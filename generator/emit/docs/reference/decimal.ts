/** Numbers as Java holds and writes them. */

/** A whole number that was written as a decimal, such as `1.0` or `2e3`: Java reads it as a double, and prints it as one. */
export class Decimal {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** A `number` with a fraction is a double of Java, one without an integer, and a {@link Decimal} a double without a fraction. */
export type JavaNumber = number | Decimal;

export function isJavaNumber(value: unknown): value is JavaNumber {
  return typeof value === "number" || value instanceof Decimal;
}

/** The number of JavaScript. */
export function plainNumber(number: JavaNumber): number {
  return number instanceof Decimal ? number.value : number;
}

/**
 * A number in JSON: an integer has all its digits, a double is as `Double.toString` has it: `1.0`, `1.0E7`, `1.0E-5`. Of an integer that
 * JavaScript cannot hold the digits that it tells apart are those of the spec, as most tools write it: `9223372036854776000`.
 */
export function numberText(number: JavaNumber): string {
  if (typeof number === "number" && Number.isInteger(number))
    return Math.abs(number) < 1e21 ? String(number) : BigInt(number).toString();
  const value = plainNumber(number);
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-3 && size < 1e7)) return Number.isInteger(value) ? value.toFixed(1) : String(value);
  const [digits = "", exponent = ""] = value.toExponential().split("e");
  return `${digits.includes(".") ? digits : `${digits}.0`}E${exponent.replace("+", "")}`;
}

/** A number by itself: a `BigDecimal` made of the text in JSON. `1.0E7` is `1.0E+7`, `1.2345678E7` `12345678`, `1.0E-5` `0.000010`. */
export function decimalText(number: JavaNumber): string {
  const text = numberText(number);
  const [digits = "", exponent] = text.split("E");
  if (exponent === undefined) return text;
  const power = Number(exponent);
  const places = digits.length - digits.indexOf(".") - 1 - power;
  if (places < 0 || power < -6) return `${digits}E${power > 0 ? "+" : ""}${exponent}`;
  return Number(text).toFixed(places);
}

/** What Java reads as a long, in decimal digits: nothing else that it would take for an integer stands in a spec. */
export function longText(text: string): string | undefined {
  if (!/^-?\d{1,19}$/.test(text)) return undefined;
  const value = BigInt(text);
  return value === BigInt.asIntN(64, value) ? String(value) : undefined;
}

/** The text of the `BigDecimal` that Java makes of a text: `+5` is `5`, `1e3` `1E+3`, `.50` `0.50`. */
export function bigDecimalText(text: string): string | undefined {
  const match = /^([+-]?)(?:(\d+)\.?(\d*)|\.(\d+))(?:e([+-]?\d{1,9}))?$/i.exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "", behind, only, exponent = "0"] = match;
  const fraction = behind ?? only ?? "";
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, "");
  const places = fraction.length - Number(exponent);
  const power = digits.length - 1 - places;
  const minus = sign === "-" && digits !== "0" ? "-" : "";
  if (places < 0 || power < -6) {
    const rest = digits.length > 1 ? `.${digits.slice(1)}` : "";
    return `${minus}${digits.slice(0, 1)}${rest}E${power > 0 ? "+" : ""}${String(power)}`;
  }
  const padded = digits.padStart(places + 1, "0");
  return minus + (places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`);
}
