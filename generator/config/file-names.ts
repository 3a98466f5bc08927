/** The names of config files. To know them loads nothing else: a run with nothing to do looks at them, too. */

/** The endings of config files. */
const endings = ["ts", "mts", "cts", "js", "mjs", "cjs", "json", "yaml", "yml"];
/** Endings that somebody may try. Such a file is looked for, so that it is refused and not passed over. */
const refused = ["tsx", "jsx", "json5", "jsonc", "toml"];

/** All endings in words. */
export const endingWords = `.${endings.slice(0, -1).join(", .")} or .${endings.at(-1) ?? ""}`;

/** The names of config files that are looked for. */
export const discovered: readonly string[] = [...endings, ...refused].map(
  (ending) => `airflow-codegen.config.${ending}`,
);

/** The config files that options may come from: the one that is named, or those that are looked for. Some may not be there. */
export function configFiles(named: string | undefined): readonly string[] {
  return named === undefined ? discovered : [named];
}

/** Whether a config file is data: a program may answer otherwise each time. */
export function isData(file: string): boolean {
  return /\.(?:json|ya?ml)$/.test(file);
}
