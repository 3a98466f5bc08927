/** How far each step of a round rotates: four numbers in turn. */
const SHIFTS: readonly (readonly number[])[] = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];

/**
 * MD5 (RFC 1321) in hexadecimal digits. It protects nothing any more: it is
 * here because HTTP Digest asks for it, and no platform's `crypto.subtle` has
 * it.
 */
export function md5(bytes: ArrayBuffer): string {
  const blocks = padded(bytes);
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < blocks.byteLength; block += 64)
    state = mixed(state, new DataView(blocks, block));
  const digest = new DataView(new ArrayBuffer(16));
  state.forEach((word, index) => digest.setInt32(4 * index, word, true));
  return hex(digest.buffer);
}

/** Bytes as hexadecimal digits. */
export function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** Whole blocks of 64 bytes: a one bit, zeros, and the number of bits. */
function padded(bytes: ArrayBuffer): ArrayBuffer {
  const length = bytes.byteLength;
  const blocks = new Uint8Array((((length + 8) >>> 6) + 1) * 64);
  blocks.set(new Uint8Array(bytes));
  blocks[length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setBigUint64(blocks.length - 8, BigInt(length) * 8n, true);
  return view.buffer;
}

/** The state after one block. */
function mixed(state: readonly number[], block: DataView): number[] {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let step = 0; step < 64; step++) {
    const [mix, word] = operand(step, b, c, d);
    const constant = Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32);
    const sum =
      (a + mix + constant + block.getUint32((word % 16) * 4, true)) | 0;
    const shift = SHIFTS[step >> 4]?.[step % 4] ?? 0;
    [a, b, c, d] = [
      d,
      (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0,
      b,
      c,
    ];
  }
  return [a, b, c, d].map((value, index) => (value + (state[index] ?? 0)) | 0);
}

/** The function of the step's round, and which word of the block is next. */
function operand(
  step: number,
  b: number,
  c: number,
  d: number,
): [mix: number, word: number] {
  if (step < 16) return [(b & c) | (~b & d), step];
  if (step < 32) return [(b & d) | (c & ~d), 5 * step + 1];
  if (step < 48) return [b ^ c ^ d, 3 * step + 5];
  return [c ^ (b | ~d), 7 * step];
}
