import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";

/** A program of the docs. */
export interface Example {
  /** Page and heading: `DagRunApi.getDagRun`. */
  readonly name: string;
  /** The program as printed. */
  readonly text: string;
}

/** Those of the operations of one HTTP method, from the pages `docs/<Class>Api.md` of a package. */
export function examplesOf(packageFolder: string, method: string): Example[] {
  const docs = join(packageFolder, "docs");
  return readdirSync(docs)
    .filter((file) => file.endsWith("Api.md"))
    .sort()
    .flatMap((file) => programsIn(join(docs, file), new RegExp(`^\\*\\*${method}\\*\\* `, "m")));
}

/** Those of one page: the program of each heading, where the text below it fits. */
export function programsIn(file: string, fits = /(?:)/): Example[] {
  const [, ...sections] = readFileSync(file, "utf8").split(/^#{1,3} (?!.*program$)/m);
  return sections
    .filter((section) => fits.test(section))
    .flatMap((section) => {
      const [, heading = ""] = /^([\w ]+)/.exec(section) ?? [];
      const [, text] = /^```typescript\n([^]*?)^```$/m.exec(section) ?? [];
      return text === undefined ? [] : [{ name: `${parse(file).name}.${heading.trim()}`, text }];
    });
}

/** Writes programs into a folder, one file each, and says where. */
export function writePrograms(folder: string, programs: readonly Example[]): Map<string, string> {
  mkdirSync(folder, { recursive: true });
  return new Map(
    programs.map(({ name, text }) => {
      const file = join(folder, `${name.replaceAll(" ", "-")}.ts`);
      writeFileSync(file, text);
      return [name, file];
    }),
  );
}
