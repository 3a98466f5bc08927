/**
 * An enum that may grow. Your editor completes the known values, and the type
 * also accepts the values of a newer server.
 */
export type Open<Known extends string | number | boolean> =
  | Known
  | (Known extends string
      ? string & {}
      : Known extends number
        ? number & {}
        : boolean);
