/** `Object.toString` of what the reference's parser holds. */

/** Text bare, all else as JSON, or as Java writes its collections. */
export function javaText(value: unknown, asList = false): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return decimalText(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (!asList) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: unknown) => javaText(item, true)).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([key, member]) => `${key}=${javaText(member, true)}`)
    .join(", ")}}`;
}

/** A number as a BigDecimal that was made of a double: `0.00001` is `0.000010`, `1e-9` is `1.0E-9`, `1e+30` is `1.0E+30`. */
function decimalText(value: number): string {
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-3 && size < 1e21)) return plainText(value);
  const [digits = "", exponent = ""] = value.toExponential().split("e");
  const precise = digits.includes(".") ? digits : `${digits}.0`;
  if (Number(exponent) < -6 || Number(exponent) > 0) return `${precise}E${exponent}`;
  return value.toFixed(precise.replace(/^-?\d\./, "").length - Number(exponent));
}

// Beyond 2^53 a double has digits that String leaves out.
function plainText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}
