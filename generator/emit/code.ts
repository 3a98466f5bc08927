/**
 * Generated text that is branded with its language, and what can be done with it in any language.
 *
 * A printer takes the {@link Code} of its own language. Text of a spec is a `string`, and the text of another language has another
 * brand: neither compiles where code is wanted. Only the encoders of a language make its code from strings; each language has them in
 * one file (`typescript/code.ts`), so that a reader who trusts that file has to look nowhere else.
 */
declare const code: unique symbol;
declare const doc: unique symbol;

/** Text that is safe wherever code of the language may stand. */
export type Code<Language extends string> = string & { readonly [code]: Language };

/** Lines of a documentation comment of the language, without the marks that begin and end the comment. */
export type Doc<Language extends string> = string & { readonly [doc]: Language };

/** What puts safe texts of one language together. */
export interface Composers<Language extends string> {
  /** Joins code with words of ours, as a template tag: only code can be interpolated. */
  readonly code: (literals: TemplateStringsArray, ...parts: readonly Code<Language>[]) => Code<Language>;
  /** Joins several pieces of code with something of ours between them. */
  readonly join: (parts: readonly Code<Language>[], separator: string) => Code<Language>;
  /** Joins lines of documentation, one below the other. Empty ones are left out. */
  readonly lines: (...parts: readonly (Doc<Language> | undefined)[]) => Doc<Language>;
  /** Joins paragraphs of documentation, with an empty line between them. Empty ones are left out. */
  readonly paragraphs: (...parts: readonly (Doc<Language> | undefined)[]) => Doc<Language>;
}

/** The composers of a language: `composersOf<"python">()`. They are the same functions for all languages and differ in their types. */
export function composersOf<Language extends string>(): Composers<Language> {
  return {
    code: (literals, ...parts) => String.raw({ raw: literals.map(String) }, ...parts) as Code<Language>,
    join: (parts, separator) => parts.join(separator) as Code<Language>,
    lines: (...parts) => nonEmpty(parts).join("\n") as Doc<Language>,
    paragraphs: (...parts) => nonEmpty(parts).join("\n\n") as Doc<Language>,
  };
}

function nonEmpty(parts: readonly (string | undefined)[]): readonly string[] {
  return parts.flatMap((part) => (part === undefined || part === "" ? [] : [part]));
}
