/** oasdiff v1.11.8 reads the limits of 3.1 as those of 3.0 and gives up on `exclusiveMinimum: 0`: it is written for it as 3.0 has it. */
export function readableByOasdiff(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readableByOasdiff);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, member]): (readonly [string, unknown])[] => {
    const limit = /^exclusive(Minimum|Maximum)$/.exec(key)?.[1]?.toLowerCase();
    if (limit === undefined || typeof member !== "number") return [[key, readableByOasdiff(member)]];
    return [
      [limit, member],
      [key, true],
    ];
  });
  return Object.fromEntries(entries);
}
