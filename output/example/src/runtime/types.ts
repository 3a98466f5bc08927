/**
 * An enum that may grow: the known values are completed by an editor, and a
 * value that a newer server sends is still of the type.
 */
export type Open<Known extends string | number | boolean> =
  | Known
  | (Known extends string
      ? string & {}
      : Known extends number
        ? number & {}
        : boolean);
