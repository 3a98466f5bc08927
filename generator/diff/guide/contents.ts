/** The headings of a guide, each with an anchor of its own, and the links that lead to them. */
import {
  anchorOf,
  fixedHeadings,
  headingsOf,
  type Markdown,
  pageLink,
  plain,
  prose,
  visible,
} from "../../emit/markdown/index.js";

/** Something that has a heading. */
export interface Section {
  readonly key: string;
  readonly heading: Markdown;
  /** The heading without marks. */
  readonly words: string;
}

/** The headings of a page, by the keys of their sections. */
export interface Headings {
  readonly text: (key: string) => Markdown;
  /** A link to the section; only the words where the page has no such section. */
  readonly link: (key: string, words: Markdown) => Markdown;
}

/**
 * Anchors follow from headings by the rule of code hosts. Headings begin with what the old client calls a thing, so that a link into the
 * guide leads to the same place when the guide is made anew for a later spec.
 *
 * @param sections in the order of the page, each key once
 * @param title the heading of the page
 */
export function headingsIn(sections: readonly Section[], title: string): Headings {
  const lines = numbered(sections);
  const titles = headingsOf([...lines.values()], [...fixedHeadings("diff", "guide"), title], "2");
  const headings = new Map(sections.map(({ key, heading }) => [key, heading]));
  const titleOf = (key: string) => {
    const line = lines.get(key);
    return line === undefined ? undefined : titles.get(line);
  };
  const words = new Map(sections.map((section) => [section.key, lineOf(section)]));
  return {
    text: (key) => {
      const more = (titleOf(key) ?? "").slice(words.get(key)?.length);
      return prose`${headings.get(key) ?? prose``}${more === "" ? prose`` : prose` ${plain(more)}`}`;
    },
    link: (key, shown) => {
      const heading = titleOf(key);
      return heading === undefined ? shown : linkTo(heading, shown);
    },
  };
}

/** A link to the section of the page that has the heading. */
export function linkTo(heading: string, shown: Markdown = plain(heading)): Markdown {
  return pageLink(shown, `#${anchorOf(heading)}`);
}

/** Key → the words in one line, with a number where an earlier section has the same words. */
function numbered(sections: readonly Section[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    sections.map((section) => {
      const line = lineOf(section);
      const count = (counts.get(line) ?? 0) + 1;
      counts.set(line, count);
      return [section.key, count === 1 ? line : `${line} ${count}`];
    }),
  );
}

function lineOf({ words }: Section): string {
  return visible(words).replace(/\s+/g, " ").trim();
}
