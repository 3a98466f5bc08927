/** Sentences about a spec: words of ours, with words of the spec among them, which each report quotes as its format needs. */
export type Sentence = readonly (string | Quoted)[];

interface Quoted {
  readonly quoted: string;
}

/** `` say`${name} is required now` ``: texts are the spec's and get quoted, sentences are put in as they are. */
export function say(literals: TemplateStringsArray, ...parts: readonly (string | number | Sentence)[]): Sentence {
  return literals.flatMap((literal, index) => {
    const part = parts[index];
    const said = typeof part === "object" ? part : part === undefined ? [] : [{ quoted: String(part) }];
    return literal === "" ? said : [literal, ...said];
  });
}

/** Words of ours. */
export function ours(text: string): Sentence {
  return [text];
}

/** `A`, `B` or `C`. */
export function listed(items: readonly Sentence[], last: "and" | "or" = "and"): Sentence {
  return items.flatMap((item, index): Sentence => {
    if (index === 0) return item;
    return [index === items.length - 1 ? ` ${last} ` : ", ", ...item];
  });
}

/** A value of a spec as one quoted word, cut where it is long. */
export function value(json: unknown): Sentence {
  const text = JSON.stringify(json) ?? "undefined";
  return [{ quoted: text.length > 60 ? `${text.slice(0, 59)}…` : text }];
}

/** The sentence as text. */
export function textOf(sentence: Sentence, quote: (text: string) => string = (text) => `\`${text}\``): string {
  return sentence.map((part) => (typeof part === "string" ? part : quote(part.quoted))).join("");
}
