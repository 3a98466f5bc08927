/** Names in ECMAScript and TypeScript: what can be one, and what the languages keep for themselves. */
import { beginsName, isKept } from "../../ir/letters.js";

/** ECMA-262, section 12.7.2 (Keywords and Reserved Words): `ReservedWord`. */
const reserved = `
  await break case catch class const continue debugger default delete do else enum export extends false finally for function if import
  in instanceof new null return super switch this throw true try typeof var void while with yield
`;

/** ECMA-262, section 12.7.2: reserved in strict mode alone. All modules and all class bodies are strict. */
const reservedInStrictMode = "implements interface let package private protected public static";

/** ECMA-262, section 13.1.1: no reserved words, and yet nothing may be declared by these names in strict mode. */
const unbindable = "arguments eval";

/**
 * What cannot name a variable in a module. Contextual keywords (`as`, `async`, `from`, `get`, `of`, `set`, `target`, `type` and so on)
 * are not among them: they mean something only where no variable can stand.
 */
const reservedWords: ReadonlySet<string> = new Set(
  `${reserved} ${reservedInStrictMode} ${unbindable}`.trim().split(/\s+/),
);

/** Types that TypeScript itself has: no type can be declared by these names. */
export const predefinedTypes: readonly string[] = [
  ...["any", "unknown", "never", "void", "null", "undefined"],
  ...["string", "number", "boolean", "symbol", "bigint", "object"],
];

/**
 * Whether a name can stand without quotes: as the name of a member, reserved or not (ECMA-262, `IdentifierName`). Beyond ASCII only
 * letters that every compiler and runtime knows count: `ir/letters.ts`.
 */
export function isIdentifierName(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name) || (isKept(name) && beginsName(name));
}

/** Whether the language keeps the name for itself: it cannot name a variable of a module. */
export function isReserved(name: string): boolean {
  return reservedWords.has(name);
}

/** Whether a name can be that of a variable in a module (ECMA-262, `BindingIdentifier`): see {@link isIdentifierName}. */
export function isIdentifier(name: string): boolean {
  return isIdentifierName(name) && !isReserved(name);
}
