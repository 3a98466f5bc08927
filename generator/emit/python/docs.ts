/** README.md and docs/*.md: the pages of the docs dialect `python`, with examples that run. */
import type { Api } from "../../ir/model.js";
import type { OutputFile } from "../../output-file.js";
import { emitPython } from "../docs/dialects/python/index.js";
import type { ClientOptions } from "./client.js";

export function docsFiles(api: Api, options: ClientOptions, onlyReadme: boolean): OutputFile[] {
  const { packageName, packageVersion, reference, warn } = options;
  const pages = emitPython(api, { version: reference, packageName, packageVersion, fixExamples: true, warn });
  const kept = onlyReadme ? pages.filter(({ path }) => path === "README.md") : pages;
  return kept.map(({ path, text }) => ({ path, text: path === "README.md" ? withInstallation(text, options) : text }));
}

/** What the package is called, and what it takes the place of, below the title. */
function withInstallation(readme: string, { distributionName, packageName }: ClientOptions): string {
  const isOfficial = packageName === "airflow_client.client";
  const lines = [
    `This package is called \`${distributionName}\`. Programs import it as \`${packageName}\`.`,
    ...(isOfficial
      ? [
          "",
          "It takes the place of `apache-airflow-client` and has the same import paths. Install only one of the two, since both have the same files:",
          "",
          "```sh",
          "pip uninstall apache-airflow-client",
          `pip install ${distributionName}`,
          "```",
        ]
      : []),
  ];
  const end = readme.indexOf("\n");
  return `${readme.slice(0, end)}\n\n${lines.join("\n")}\n${readme.slice(end + 1)}`;
}
