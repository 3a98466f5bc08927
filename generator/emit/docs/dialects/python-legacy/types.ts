/** The Python types of this dialect. */

/** The reference's words → Python's. What is binary is a file; there is nothing for a UUID. */
export const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    integer: "int",
    long: "int",
    number: "float",
    float: "float",
    double: "float",
    array: "list",
    set: "list",
    map: "dict",
    boolean: "bool",
    string: "str",
    date: "date",
    DateTime: "datetime",
    object: "object",
    AnyType: "object",
    file: "file",
    binary: "str",
    ByteArray: "str",
    UUID: "str",
    URI: "str",
  }),
);

/** Types without a page. */
export const primitives: ReadonlySet<string> = new Set(
  ["int", "float", "list", "dict", "bool", "str", "datetime", "date", "object"].concat("file", "bytes"),
);

/** `dict(str, Dag)` */
export const mapType = (map: string, inner: string): string => `${map}(str, ${inner})`;
