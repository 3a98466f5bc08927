/** Names in Python: what can be one, and what the language keeps for itself. */

/**
 * Keywords of Python 3.10 to 3.14, which have the same (`keyword.kwlist`; The Python Language Reference, section 2.3.1). Soft keywords
 * (`keyword.softkwlist`: `_`, `case`, `match`, and since 3.12 `type`) are not among them: they can name anything.
 */
const keywords: ReadonlySet<string> = new Set(
  `
    False None True and as assert async await break class continue def del elif else except finally for from global if import in is
    lambda nonlocal not or pass raise return try while with yield
  `
    .trim()
    .split(/\s+/),
);

/** Whether the language keeps the name for itself. */
export function isReserved(name: string): boolean {
  return keywords.has(name);
}

/** Whether something can have the name (The Python Language Reference, section 2.3). ASCII alone. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !isReserved(name);
}
