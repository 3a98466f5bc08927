/** Links, and the headings that they lead to. */
import type { Markdown } from "./markdown.js";

/** A link of ours to a page, or to a place in one. */
export function pageLink(text: Markdown, page: string): Markdown {
  return `[${text}](${page})` as Markdown;
}

/**
 * A link to where a spec says.
 *
 * @param otherwise what stands there where that is not a plain address of http, https or mail
 */
export function externalLink(text: Markdown, url: string, otherwise = text): Markdown {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (target === undefined || !/^(https?|mailto):$/.test(target.protocol) || target.username || target.password)
    return otherwise;
  const address = target.href.replace(/[()<>[\]\\`{}|'"$]/g, hex).replace(/&(?=#?\w+;)/g, "&amp;");
  return `[${text}](${address})` as Markdown;
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** The anchor that code hosts give to a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, "")
    .replaceAll(" ", "-");
}

/**
 * Headings of one page that have an anchor of their own each, by what they are headings of: code hosts number anchors that are alike,
 * so that links would lead to another section.
 *
 * @param names in their order, each once
 * @param reserved the other headings of the page
 * @param suffix a word that is put after a name whose anchor is another heading's, and a number where it takes more
 */
export function headingsOf(
  names: readonly string[],
  reserved: readonly string[],
  suffix: string,
): ReadonlyMap<string, string> {
  const taken = new Set(["", ...reserved.map(anchorOf)]);
  const numbers = new Map<string, number>();
  const titleOf = (name: string): string => {
    const anchor = anchorOf(name);
    if (!taken.has(anchor)) return name;
    const stem = `${name} ${suffix}`.trim();
    // The anchor of the stem ends in that of the suffix: only the number is new.
    let number = numbers.get(anchor) ?? 1;
    const titleWith = (count: number): string => (count === 1 ? stem : `${stem} ${count}`);
    while (taken.has(anchorOf(titleWith(number)))) number += 1;
    numbers.set(anchor, number);
    return titleWith(number);
  };
  return new Map(
    names.map((name) => {
      const title = titleOf(name);
      taken.add(anchorOf(title));
      return [name, title];
    }),
  );
}
