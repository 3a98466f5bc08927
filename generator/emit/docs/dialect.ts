/** What a docs dialect is to the rest of the program. Which dialects there are: see dialects/list.ts. */
import type { Api } from "../../ir/model.js";
import type { YamlReading } from "../../load/index.js";
import type { OutputFile } from "../../output-file.js";
import type { Warn } from "../target.js";
import type { RenderReadme } from "./readme-template.js";

/** What a dialect may know beside the API. */
export interface DialectOptions {
  /** One of the versions of the dialect, such as `7.24`. */
  readonly version: string;
  /** As the examples import it; empty where the dialect has no package. */
  readonly packageName: string;
  readonly packageVersion: string;
  /** Writes the examples right where the reference generator has them wrong. */
  readonly fixExamples: boolean;
  readonly warn: Warn;
  /** Makes the README in place of the dialect's own. */
  readonly renderReadme?: RenderReadme;
}

/** Makes `README.md` and `docs/*.md`, in memory. Pure: the same input gives the same bytes. */
export type EmitDialect = (api: Api, options: DialectOptions) => OutputFile[];

/** A dialect, without its code, which is loaded when it is used: a run pays only for what it makes. */
export interface DialectEntry {
  readonly name: string;
  /** The versions of the reference generator at which its pages changed, oldest first, with a third number where that made a difference. */
  readonly versions: readonly string[];
  /** The newest version that is known to write the pages of the last of them; absent: that one. */
  readonly newest?: string;
  readonly defaultVersion: string;
  /** The name of the documented package where none is given; absent where the pages name none. */
  readonly packageName?: string;
  /** How the reference's parser reads YAML, in all versions or by version. */
  readonly yaml: YamlReading | Readonly<Record<string, YamlReading>>;
  readonly load: () => Promise<EmitDialect>;
}
