/** The types of the bash dialect. */

/** The reference's words → those of the pages. */
export const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    array: "array",
    List: "array",
    map: "map",
    object: "map",
    boolean: "boolean",
    string: "string",
    char: "string",
    date: "string",
    DateTime: "string",
    UUID: "string",
    URI: "string",
    ByteArray: "string",
    integer: "integer",
    int: "integer",
    long: "integer",
    short: "integer",
    // A number without a format: for the reference that is an integer.
    number: "integer",
    float: "float",
    double: "float",
    file: "binary",
    binary: "binary",
  }),
);

/** Types without a page. */
export const primitives: ReadonlySet<string> = new Set(
  ["array", "map", "boolean", "integer", "float", "string"].concat("binary"),
);

/** `map[String, Dag]` */
export const mapType = (map: string, inner: string): string => `${map}[String, ${inner}]`;
