/** The import paths of the official client of Airflow 2: thin modules that hold what is elsewhere today. */
import type { OutputFile } from "../../output-file.js";
import { moduleName as oldModuleName } from "../docs/dialects/python-5/names.js";
import type { Client } from "./client.js";
import { code, join, str } from "./code.js";
import { moduleFile } from "./file.js";
import { Names, safe } from "./names.js";
import { lazyPackage } from "./packages.js";
import { statement } from "./scope.js";

export function oldPathFiles(client: Client): OutputFile[] {
  const names = new Names();
  const models = client.models.map(({ className }) => {
    const module = names.give(safe(oldModuleName(className), "model"));
    return thinModule(client, `model/${module}.py`, className, `..models.${client.modules.get(className) ?? ""}`);
  });
  const apis = client.apis.map(
    ({ className }) => [className, `..api.${client.apiModules.get(className) ?? ""}`] as const,
  );
  return [
    moduleFile(client, {
      path: "model/__init__.py",
      doc: "The old place of the models.",
      imports: undefined,
      parts: [],
    }),
    ...models,
    lazyPackage(client, "apis/", "The old place of the API classes.", apis),
  ];
}

function thinModule(client: Client, path: string, className: string, module: string): OutputFile {
  const line = statement(module, new Map([[className, className]]));
  return moduleFile(client, {
    path,
    doc: `The old place of ${className}.`,
    imports: join([line, code`__all__ = [${str(className)}]`], "\n\n"),
    parts: [],
  });
}
