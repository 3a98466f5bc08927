import { own } from "./path.js";

/**
 * Where a value has members that JSON cannot say, or says badly: what it is as a
 * whole, then its parts, which count from 1. Each part has its members by name,
 * then all other members and the items of a list. 0 is a point in time, -1 a
 * long integer, any other number a part.
 */
export type Places = readonly [whole: number, ...parts: readonly Part[]];

type Fields = Readonly<Record<string, unknown>>;

type Part = readonly [members: Readonly<Record<string, number>>, each?: number];

/** Gives what takes the place of a value: `exact` is that value of a second text. */
export type Convert = (
  value: unknown,
  place: number,
  exact: unknown,
) => unknown;

/**
 * A copy of a value with what `convert` makes of the values at these places.
 * What knows by itself how it is written stays as it is.
 *
 * @throws {RangeError} for what holds itself, or is nested too deep
 */
export function converted(
  value: unknown,
  places: Places,
  convert: Convert,
  exact: unknown = value,
  place: number = places[0],
): unknown {
  if (place < 1) return convert(value, place, exact);
  const [members, each] = places[place] as Part;
  const member = (item: unknown, key: string | number): unknown => {
    const next = (own(members, `${key}`) ?? each) as number | undefined;
    return next === undefined
      ? item
      : converted(item, places, convert, own(exact as object, `${key}`), next);
  };
  if (Array.isArray(value)) return value.map(member);
  return isPlain(value)
    ? Object.fromEntries(
        Object.keys(value).map<[string, unknown]>((key) => [
          key,
          member(value[key], key),
        ]),
      )
    : value;
}

function isPlain(value: unknown): value is Fields {
  return (
    Object.prototype.toString.call(value) === "[object Object]" &&
    typeof (value as { toJSON?: unknown }).toJSON !== "function"
  );
}
