/** The names of config files. To know them loads nothing else: a run with nothing to do looks at them, too. */

/** The names of config files that are found without being named. */
export const discovered: readonly string[] = ["ts", "js", "json", "yaml"].map(
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
