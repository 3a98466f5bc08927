/** The types of the Python generators before 7.x. */

/** The reference's words → Python's. What is binary is a file; there is nothing for a UUID. */
export const pythonTypes: ReadonlyMap<string, string> = new Map(
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
