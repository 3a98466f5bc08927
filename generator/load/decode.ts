import { failure } from "../diagnostics.js";

/** Bytes as text. A UTF-8 byte order mark is dropped; anything but UTF-8 fails with SPEC_ENCODING. */
export function decode(bytes: Uint8Array, name: string): string {
  // UTF-16 and UTF-32 are told by their marks, or without one by the zero byte of the first ASCII character.
  if (/^(fffe|feff|00|..00)/.test(Buffer.from(bytes.subarray(0, 2)).toString("hex"))) {
    throw failure("SPEC_ENCODING", `${name} is UTF-16 or binary, not UTF-8.`, { place: { file: name } });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw failure("SPEC_ENCODING", `${name} holds bytes that are not UTF-8.`, { place: firstInvalid(bytes, name) });
  }
}

/** Where decoding and encoding again first makes a difference. */
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
