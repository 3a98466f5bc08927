/** Pages as they are made: those that an earlier run left are taken over, and programs are formatted beside the rest of the work. */
import type { OutputFile } from "../../../output-file.js";
import type { Memory } from "../../memory.js";
import type { TsCode } from "../code.js";

/** Formatted programs by name. */
export type Programs = ReadonlyMap<string, string>;

export interface Page {
  readonly path: string;
  /** What the page depends on. */
  readonly origin: () => unknown;
  /** The programs that it shows, unformatted. */
  readonly programs?: () => Iterable<readonly [name: string, source: TsCode]>;
  readonly render: (programs: Programs) => string;
}

/** The files of pages, in their order. */
export async function makePages(pages: readonly Page[], memory: Memory): Promise<OutputFile[]> {
  const texts = new Map(pages.map((page) => [page, memory.recall(page.path, page.origin)]));
  const isMade = (page: Page): boolean => texts.get(page) !== undefined;
  const formatted = await formatPrograms(pages.filter((page) => !isMade(page)));
  // The formatter has threads of its own: pages without programs are made meanwhile.
  for (const page of pages) if (!isMade(page) && !formatted.has(page)) texts.set(page, page.render(new Map()));
  for (const [page, programs] of formatted) texts.set(page, page.render(await programs));
  return pages.map((page) => ({ path: page.path, text: texts.get(page) ?? "" }));
}

/** Begins to format; the formatter is loaded where there is something for it. */
async function formatPrograms(pages: readonly Page[]): Promise<ReadonlyMap<Page, Promise<Programs>>> {
  const withPrograms = pages.flatMap((page) => (page.programs === undefined ? [] : [[page, page.programs()] as const]));
  if (withPrograms.length === 0) return new Map();
  const { formatSource } = await import("../format.js");
  const format = async ([name, source]: readonly [string, TsCode]) =>
    [name, await formatSource("example.ts", source)] as const;
  return new Map(
    withPrograms.map(([page, programs]) => [page, Promise.all([...programs].map(format)).then((all) => new Map(all))]),
  );
}
