/** Options with where they came from, and how to say that one of them is wrong. */
import { failure, type Failure, type Place } from "../diagnostics.js";
import { flag, type Given, type GivenValue } from "./options.js";

export interface Request {
  readonly given: Given;
  /** Where an option stands in a config file; undefined for one of the command line. */
  readonly placeOf: (name: string) => Place | undefined;
  /** The folder that the default output is in. */
  readonly base: string;
}

/** Says what is wrong with an option: where it stands, in the words of that place. */
export function wrong(request: Request, name: string, cause: string, fix?: string): Failure {
  const place = request.placeOf(name);
  const more = { ...(place !== undefined && { place }), ...(fix !== undefined && { fix }) };
  return place === undefined
    ? failure("USAGE", `${flag(name)} ${cause}`, more)
    : failure("CONFIG_INVALID", `\`${name}\` ${cause}`, more);
}

/** The values of an option that may be repeated. */
export function list(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

/** Splits at commas, without repetitions. */
export function names(value: string | readonly string[] | undefined): readonly string[] {
  const all = list(value).flatMap((item) => item.split(",").map((name) => name.trim()));
  return [...new Set(all.filter((name) => name !== ""))];
}

/** Whether an option was given: `false` is the same as nothing. */
export function isGiven(value: GivenValue | undefined): value is Exclude<GivenValue, false> {
  return value !== undefined && value !== false;
}
