/** What one file imports: names by module, each under a name that nothing else in the file has. */
import { code, ident, join, moduleName, type PyCode } from "./code.js";
import { call, opened, width } from "./layout.js";

export interface Scope {
  /** A name of a module. Records that this file imports it; where something else has the name, as `_name`. */
  use(module: string, name: string): PyCode;
  /** A builtin: by its own name, or where something else in the file has that, by way of `builtins`. */
  builtin(name: string): PyCode;
  /** A module of the package as a name of its own: `from .. import x as name`. */
  module(parent: string, name: string, as: string): PyCode;
  /** The statements, sorted as isort sorts them. */
  imports(column?: number): PyCode | undefined;
}

/** @param taken what is called otherwise in the file: its classes, and what stands in their bodies */
export function scopeOf(taken: ReadonlySet<string>): Scope {
  const modules = new Map<string, Map<string, string>>();
  const given = new Set(taken);
  const record = (module: string, name: string, wanted = name): PyCode => {
    const names = modules.get(module) ?? new Map<string, string>();
    const known = names.get(name);
    if (known !== undefined) return ident(known);
    const as = free(wanted, given);
    given.add(as);
    modules.set(module, names.set(name, as));
    return ident(as);
  };
  return {
    use: (module, name) => record(module, name),
    builtin: (name) => (taken.has(name) ? record("builtins", name) : reserved(name, given)),
    module: record,
    imports: (column = 0) => statements(modules, column),
  };
}

/** A builtin by its own name, which no import takes from then on. */
function reserved(name: string, given: Set<string>): PyCode {
  given.add(name);
  return ident(name);
}

function free(name: string, taken: ReadonlySet<string>): string {
  let unique = name;
  while (taken.has(unique)) unique = `_${unique}`;
  return unique;
}

const standard: ReadonlySet<string> = new Set([
  "__future__",
  "builtins",
  "collections.abc",
  "datetime",
  "decimal",
  "enum",
  "typing",
  "uuid",
]);

/** In three groups with empty lines between them: the standard library, other packages, this package from afar to near. */
function statements(modules: ReadonlyMap<string, ReadonlyMap<string, string>>, column: number): PyCode | undefined {
  const of = (isIn: (module: string) => boolean): PyCode[] =>
    [...modules]
      .filter(([module]) => isIn(module))
      .sort(([one], [other]) => byModule(one, other))
      .map(([module, names]) => statement(module, names, column));
  const isOwn = (module: string): boolean => module.startsWith(".");
  const groups = [
    of((module) => standard.has(module)),
    of((module) => !standard.has(module) && !isOwn(module)),
    of(isOwn),
  ].filter((group) => group.length > 0);
  if (groups.length === 0) return undefined;
  return join(
    groups.map((group) => join(group, "\n")),
    "\n\n",
  );
}

/** `from module import a, b`; a name that becomes another one has a statement of its own. */
export function statement(module: string, names: ReadonlyMap<string, string>, column = 0): PyCode {
  const sorted = [...names].sort(([one], [other]) => byRank(one, other));
  const plain = sorted.filter(([name, as]) => name === as);
  const groups = sorted.flatMap((entry) => (plain.includes(entry) ? (entry === plain[0] ? [plain] : []) : [[entry]]));
  return join(
    groups.map((group) => oneStatement(module, group, column)),
    "\n",
  );
}

function oneStatement(module: string, names: readonly (readonly [string, string])[], column: number): PyCode {
  const items = names.map(([name, as]) => (name === as ? ident(name) : code`${ident(name)} as ${ident(as)}`));
  const head = code`from ${moduleName(module)} import `;
  const line = code`${head}${join(items, ", ")}`;
  return column + line.length <= width ? line : opened(call(head, items));
}

/** The order of names as isort has it: constants, classes, everything else; numbers in them by their value. */
export function byRank(one: string, other: string): number {
  return rank(one) - rank(other) || natural(one, other);
}

function natural(one: string, other: string): number {
  const [first, second] = [one, other].map((name) => name.match(/\d+|\D+/g) ?? []);
  for (const [index, part] of (first ?? []).entries()) {
    const against = second?.[index];
    if (against === undefined) return 1;
    // Digits after a zero are no number, but read like those behind a point.
    const isNumber = /^[1-9]/.test(part) && /^[1-9]/.test(against);
    const order = (isNumber ? Number(part) - Number(against) : 0) || compare(part, against);
    if (order !== 0) return order;
  }
  return (first?.length ?? 0) - (second?.length ?? 0);
}

function rank(name: string): number {
  if (/^[A-Z][A-Z0-9_]+$/.test(name)) return 0;
  return /^_*[A-Z]/.test(name) ? 1 : 2;
}

/** The order of modules as isort has it: from afar to near. */
export function byModule(one: string, other: string): number {
  return depth(other) - depth(one) || natural(one, other);
}

function depth(module: string): number {
  return /^\.*/.exec(module)?.[0].length ?? 0;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
