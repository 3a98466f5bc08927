/** What `--fix-examples` does to the example of a call, beside writing its values right. */
import type { AuthMethod } from "../../reference/auth.js";
import { variable } from "../../reference/unique-names.js";
import type { ParameterView } from "../../reference/view.js";

/** A name of Python. Line breaks in the default become blanks: it stands in a cell of the table, too, which ends with its line. */
export function fixed(view: ParameterView): ParameterView {
  const named = { ...view, name: variable(view.name) };
  return view.default === undefined ? named : { ...named, default: view.default.replace(/[\r\n]+/g, " ") };
}

/** The classes that a value is made of: the reference imports those of the parameters, not those inside of them. */
export function classesIn({ example }: ParameterView): string[] {
  const bare = example.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  return [...bare.matchAll(/\b([A-Z]\w*)\(/g)].map(([, name = ""]) => name);
}

/** Modules that an example uses and the reference imports nowhere. */
export function forgottenImports(views: readonly ParameterView[], auth: readonly AuthMethod[]): string[] {
  const hasDate = views.some(({ example }) => example.includes("dateutil_parser("));
  return [
    ...(auth.some(({ isSignature }) => isSignature) ? ["import datetime"] : []),
    ...(hasDate ? ["from dateutil.parser import parse as dateutil_parser"] : []),
  ];
}
