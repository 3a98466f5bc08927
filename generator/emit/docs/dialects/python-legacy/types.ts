/** The Python types of this dialect. */
import { pythonTypes } from "../../reference/python-types.js";

/** The reference's words → Python's. Where a release has no sets, a schema may be called one; the others have a word for null. */
export function typesOf({ hasSets }: { readonly hasSets: boolean }): ReadonlyMap<string, string> {
  const words = [...pythonTypes];
  return new Map(hasSets ? [...words, ["null", "none_type"]] : words.filter(([word]) => word !== "set"));
}

/** Types without a page. */
export const primitives: ReadonlySet<string> = new Set(
  ["int", "float", "list", "dict", "bool", "str", "datetime", "date", "object"].concat("file", "bytes"),
);

/** `dict(str, Dag)` */
export const mapType = (map: string, inner: string): string => `${map}(str, ${inner})`;
