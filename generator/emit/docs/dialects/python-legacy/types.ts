/** The Python types of this dialect. */
export { pythonTypes as types } from "../../reference/python-types.js";

/** Types without a page. */
export const primitives: ReadonlySet<string> = new Set(
  ["int", "float", "list", "dict", "bool", "str", "datetime", "date", "object"].concat("file", "bytes"),
);

/** `dict(str, Dag)` */
export const mapType = (map: string, inner: string): string => `${map}(str, ${inner})`;
