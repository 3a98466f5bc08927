import { failure } from "../diagnostics.js";

/**
 * Bytes as text, without a byte order mark.
 *
 * @throws Failure SPEC_ENCODING for bytes that are not UTF-8
 */
export function decode(bytes: Uint8Array, name: string): string {
  // UTF-16 and UTF-32 begin with a mark of their own or, without one, have a zero byte in the first ASCII character.
  if (/^(fffe|feff|00|..00)/.test(Buffer.from(bytes.subarray(0, 2)).toString("hex"))) {
    throw failure("SPEC_ENCODING", `${name} is UTF-16 or binary, not UTF-8.`, { place: { file: name } });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw failure("SPEC_ENCODING", `${name} contains bytes that are not UTF-8.`, { place: firstInvalid(bytes, name) });
  }
}

/** The place of the first byte that decoding and encoding again would change. */
function firstInvalid(bytes: Uint8Array, name: string) {
  const again = Buffer.from(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  const before = bytes.subarray(
    0,
    bytes.findIndex((byte, index) => byte !== again[index]),
  );
  const lineStart = before.lastIndexOf(0x0a) + 1;
  const line = before.reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
  return { file: name, line, column: Buffer.from(before.subarray(lineStart)).toString().length + 1 };
}
