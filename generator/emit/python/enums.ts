/** The models that are enums: of strings or of numbers, and open, so that a newer server can say more. */
import type { OutputFile } from "../../output-file.js";
import type { PythonModel } from "../docs/dialects/python/surface.js";
import type { Client } from "./client.js";
import { code, ident, join, literal } from "./code.js";
import { documented, saying } from "./doc.js";
import { classHead, moduleFile } from "./file.js";
import { assignment, indented } from "./layout.js";
import { memberName, Names } from "./names.js";
import { scopeOf } from "./scope.js";

export function enumFile(client: Client, model: PythonModel): OutputFile {
  const { className, schema, members = [] } = model;
  const names = memberNamesOf(model);
  const scope = scopeOf(new Set([className, ...names]));
  const base = scope.use(".._runtime.enums", baseOf(members.map(({ raw }) => raw)));
  const doc = documented([saying(schema.description, `The values of ${className}.`)], [], 4);
  const lines = members.map(({ raw }, index) =>
    indented(assignment(ident(names[index] ?? ""), literal(whole(raw)), 4)),
  );
  return moduleFile(client, {
    path: `models/${client.modules.get(className) ?? ""}.py`,
    doc: `The enum ${className}.`,
    imports: scope.imports(),
    parts: [join([classHead(className, base), doc, code``, ...lines], "\n")],
  });
}

/** The names of the members, each once. */
export function memberNamesOf({ members = [] }: PythonModel): readonly string[] {
  const names = new Names();
  return members.map(({ name }) => names.give(memberName(name)));
}

/** No JSON that arrives has half of a surrogate pair in it, and pydantic takes none. */
function whole(value: string | number): string | number {
  return typeof value === "string" ? value.replace(/\p{Cs}/gu, "\ufffd") : value;
}

function baseOf(values: readonly (string | number)[]): string {
  if (values.every((one) => typeof one === "number")) {
    return values.every((one) => Number.isInteger(one)) ? "OpenIntEnum" : "OpenFloatEnum";
  }
  return "OpenStrEnum";
}
