/** Pages as they are made: those that an earlier run left are taken over, and programs are formatted beside the rest of the work. */
import type { OutputFile } from "../../output-file.js";
import type { Code } from "../code.js";
import type { Memory } from "../memory.js";

/** Formatted programs by name. */
export type ProgramTexts = ReadonlyMap<string, string>;

/** A page to come, whose programs are of one language. */
export interface PagePlan<Language extends string> {
  readonly path: string;
  /** What the page depends on. */
  readonly origin: () => unknown;
  /** The programs that it shows, unformatted. */
  readonly programs?: () => Iterable<readonly [name: string, source: Code<Language>]>;
  readonly render: (programs: ProgramTexts) => string;
}

/** Formats one program. */
export type Formatter<Language extends string> = (source: Code<Language>) => Promise<string>;

/**
 * The files of pages, in their order.
 *
 * @param loadFormatter is called where there is a program to format, and only there
 */
export async function makePages<Language extends string>(
  pages: readonly PagePlan<Language>[],
  memory: Memory,
  loadFormatter: () => Promise<Formatter<Language>>,
): Promise<OutputFile[]> {
  const texts = new Map(pages.map((page) => [page, memory.recall(page.path, page.origin)]));
  const isMade = (page: PagePlan<Language>): boolean => texts.get(page) !== undefined;
  const formatted = await formatPrograms(
    pages.filter((page) => !isMade(page)),
    loadFormatter,
  );
  // The formatter has threads of its own: pages without programs are made meanwhile.
  for (const page of pages) if (!isMade(page) && !formatted.has(page)) texts.set(page, page.render(new Map()));
  for (const [page, programs] of formatted) texts.set(page, page.render(await programs));
  return pages.map((page) => ({ path: page.path, text: texts.get(page) ?? "" }));
}

/** Begins to format the programs of all pages; the result has no page without programs. */
async function formatPrograms<Language extends string>(
  pages: readonly PagePlan<Language>[],
  loadFormatter: () => Promise<Formatter<Language>>,
): Promise<ReadonlyMap<PagePlan<Language>, Promise<ProgramTexts>>> {
  const withPrograms = pages.flatMap((page) => (page.programs === undefined ? [] : [[page, page.programs()] as const]));
  if (withPrograms.length === 0) return new Map();
  const format = await loadFormatter();
  const formatOne = async ([name, source]: readonly [string, Code<Language>]) => [name, await format(source)] as const;
  return new Map(
    withPrograms.map(([page, programs]) => [
      page,
      Promise.all([...programs].map(formatOne)).then((all) => new Map(all)),
    ]),
  );
}
