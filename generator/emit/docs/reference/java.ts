/** Orders and texts that come from Java's library, and show on pages. */

/** `String.hashCode`: 31-based, 32 bits, signed. */
export function hashCode(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
}

/**
 * The order in which a `HashMap` or `HashSet` with the default load factor lists these keys, given in the order of their insertion:
 * by bucket, and in a bucket the first comer first. The table begins with 16 buckets and doubles when it is three quarters full.
 */
export function hashOrder(keys: readonly string[]): string[] {
  const distinct = [...new Set(keys)];
  let buckets = 16;
  while (distinct.length > buckets * 0.75) buckets *= 2;
  const bucketOf = (key: string): number => {
    const hash = hashCode(key);
    return (hash ^ (hash >>> 16)) & (buckets - 1);
  };
  return distinct
    .map((key) => ({ key, bucket: bucketOf(key) }))
    .sort((one, other) => one.bucket - other.bucket)
    .map(({ key }) => key);
}

/** Order of `String.compareTo`: by UTF-16 code unit, so capitals first. */
export function byCodeUnit(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
