/** A text that tells pages apart; none where the items are nested so deep that there is no text. */
export function printOf(items: unknown): string | undefined {
  try {
    return JSON.stringify(items, (_, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    );
  } catch {
    return undefined;
  }
}

/** How many items there are: a long integer in clients that read them as such. */
export function isCount(value: unknown): value is number | bigint {
  return /number|bigint/.test(typeof value);
}
