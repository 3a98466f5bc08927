/** Numbers for names that are taken. */

/** `name` → `name2` → `name3` */
export function nextName(name: string): string {
  const [digits = ""] = /\d+$/.exec(name) ?? [];
  return digits === "" ? `${name}2` : name.slice(0, -digits.length) + String(Number(digits) + 1);
}

/** A name that Python takes for a variable, also where the reference makes none of the spec's: it may leave nothing of it. */
export function variable(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `_${name.replace(/\W/g, "")}`;
}

/** The same parameters, each with a name of its own: a name that an earlier one has gets a number. */
export function uniquelyNamed<Named extends { readonly name: string }>(parameters: readonly Named[]): Named[] {
  const taken = new Set<string>();
  return parameters.map((parameter) => {
    let { name } = parameter;
    while (taken.has(name)) name = nextName(name);
    taken.add(name);
    return { ...parameter, name };
  });
}
