import type { Operation, PathParameter } from "./operation.js";

/** The path as it is declared, with the names of its parameters. */
export function templateOf(path: Operation["path"]): string {
  return path
    .map((part, index) => {
      const { name = part as string } = part as Partial<PathParameter>;
      return index % 2 ? `{${name}}` : name;
    })
    .join("");
}

/** A parameter that may be declared by its name alone. */
export function named<Parameter extends { readonly name: string }>(
  item: string | Parameter,
): Parameter {
  return typeof item === "string" ? ({ name: item } as Parameter) : item;
}
