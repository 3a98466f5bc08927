import type { Operation } from "./operation.js";

/** The path as it is declared, with the names of its parameters. */
export function templateOf(path: Operation["path"]): string {
  return path
    .map(
      (part, index) => (index % 2 ? `{${named(part).name}}` : part) as string,
    )
    .join("");
}

/** A parameter that may be declared by its name alone. */
export function named<Parameter extends { readonly name: string }>(
  item: string | Parameter,
): Parameter {
  return typeof item === "string" ? ({ name: item } as Parameter) : item;
}
