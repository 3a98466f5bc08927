/** Sentences about a spec. Text of the spec is kept apart from our own words, so that each report can quote it as its format needs. */
export type Sentence = readonly (string | Quoted)[];

interface Quoted {
  readonly quoted: string;
}

/** `` say`${name} is required now` ``: texts and numbers are quoted, as words of the spec; sentences are inserted unchanged. */
export function say(literals: TemplateStringsArray, ...parts: readonly (string | number | Sentence)[]): Sentence {
  return literals.flatMap((literal, index) => {
    const part = parts[index];
    const said = typeof part === "object" ? part : part === undefined ? [] : [{ quoted: String(part) }];
    return literal === "" ? said : [literal, ...said];
  });
}

/** A sentence of our own words alone. */
export function ours(text: string): Sentence {
  return [text];
}

/** The items with commas and one word between the last two: `A`, `B` and `C`. */
export function listed(items: readonly Sentence[], last: "and" | "or" = "and"): Sentence {
  return items.flatMap((item, index): Sentence => {
    if (index === 0) return item;
    return [index === items.length - 1 ? ` ${last} ` : ", ", ...item];
  });
}

/** A value of the spec as one quoted word, cut after 60 characters. */
export function value(json: unknown): Sentence {
  const text = JSON.stringify(json) ?? "undefined";
  return [{ quoted: text.length > 60 ? `${text.slice(0, 59)}…` : text }];
}

/** The sentence as text. */
export function textOf(sentence: Sentence, quote: (text: string) => string = (text) => `\`${text}\``): string {
  return sentence.map((part) => (typeof part === "string" ? part : quote(part.quoted))).join("");
}
