/** Numbers for names that are taken. */

/** `name` → `name2` → `name3` */
export function nextName(name: string): string {
  const [digits = ""] = /(?<!\d)\d+$/.exec(name) ?? [];
  return digits === "" ? `${name}2` : name.slice(0, -digits.length) + String(BigInt(digits) + 1n);
}

const lastNumbers = new WeakMap<ReadonlyMap<string, unknown>, Map<string, number>>();

/** `name`, or the first of `name_1`, `name_2`, … that is no key of the map. Who takes keys out says so: see {@link forgetNumbers}. */
export function freeKey(taken: ReadonlyMap<string, unknown>, name: string): string {
  if (!taken.has(name)) return name;
  const numbers = lastNumbers.get(taken) ?? new Map<string, number>();
  lastNumbers.set(taken, numbers);
  let number = numbers.get(name) ?? 1;
  while (taken.has(`${name}_${number}`)) number++;
  numbers.set(name, number);
  return `${name}_${number}`;
}

/** Lets {@link freeKey} begin with the first number again. */
export function forgetNumbers(taken: ReadonlyMap<string, unknown>): void {
  lastNumbers.delete(taken);
}

/** The names that are given, and what follows on each that was wanted again: so that many of one name take no longer than as many others. */
export class GivenNames {
  readonly #given = new Set<string>();
  readonly #next = new Map<string, string>();

  /** Gives a name, or the first one after it that is free. @param tries after how many numbers a name is given twice */
  give(wanted: string, tries = Infinity): string {
    let name = wanted;
    for (let left = tries; left > 0 && this.#given.has(name); left--) name = this.#after(name, tries);
    this.#given.add(name);
    if (name !== wanted) this.#next.set(wanted, name);
    return name;
  }

  #after(name: string, tries: number): string {
    return (tries === Infinity ? this.#next.get(name) : undefined) ?? nextName(name);
  }
}

/** A name that Python takes for a variable, also where the reference makes none of the spec's: it may leave nothing of it. */
export function variable(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `_${name.replace(/\W/g, "")}`;
}

/** The same parameters, each with a name of its own: a name that an earlier one has gets a number. */
export function uniquelyNamed<Named extends { readonly name: string }>(parameters: readonly Named[]): Named[] {
  const names = new GivenNames();
  return parameters.map((parameter) => ({ ...parameter, name: names.give(parameter.name) }));
}
