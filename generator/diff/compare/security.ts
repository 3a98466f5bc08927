/** Compares the security requirements of an operation. */
import type { Operation, SecurityRequirement } from "../../ir/model.js";
import { groupBy } from "../group.js";
import { note, type Spot } from "../schema/comparison.js";
import { pointersOf } from "../schema/words.js";
import { listed, say, type Sentence } from "../sentence.js";

/**
 * Security Requirement Objects (OpenAPI 3.1, section 4.8.30). A caller has what one old alternative asks for. It is still accepted if one
 * new alternative asks for no more than that.
 *
 * @param schemes old name → new name
 */
export function compareSecurity(
  whole: Spot,
  old: Operation,
  new_: Operation,
  schemes: ReadonlyMap<string, string>,
): void {
  const spot: Spot = { ...whole, at: `${whole.at}security` };
  const where = pointersOf(old.pointer, new_.pointer)("security");
  const before = alternatives(old, schemes);
  const after = alternatives(new_, new Map());
  const wasOpen = before.some(({ size }) => size === 0);
  const isOpen = after.some(({ size }) => size === 0);
  if (isOpen && !wasOpen) note(spot, "security-removed", say`authentication is no longer required`, where);
  if (wasOpen && !isOpen) note(spot, "security-added", say`${ways(after)} is now required`, where);
  if (wasOpen || isOpen) return;
  const [was, now] = [byFirstScheme(before), byFirstScheme(after)];
  const refused = before.filter((offered) => !within(now, offered).some((asked) => isWithin(asked, offered)));
  const come = after.filter((asked) => !within(was, asked).some((known) => isWithin(known, asked)));
  if (refused.length > 0) {
    const others = after.filter(
      (asked) => !within(was, asked).some((known) => isWithin(known, asked) && isWithin(asked, known)),
    );
    const replaced: Sentence = others.length === 0 ? [] : say`; now ${ways(others)} is accepted`;
    note(spot, "security-alternative-removed", say`${ways(refused)} is no longer accepted${replaced}`, where);
  } else if (come.length > 0) note(spot, "security-alternative-added", say`${ways(come)} is also accepted`, where);
}

/** What one alternative asks for: scheme → scopes. Without schemes it accepts every caller. */
type Asked = ReadonlyMap<string, ReadonlySet<string>>;

function alternatives({ security }: Operation, names: ReadonlyMap<string, string>): readonly Asked[] {
  const asked = (requirement: SecurityRequirement): Asked =>
    new Map(requirement.map(({ scheme, scopes }) => [names.get(scheme) ?? scheme, new Set(scopes)]));
  return security.length === 0 ? [new Map()] : security.map(asked);
}

type Index = ReadonlyMap<string, readonly Asked[]>;

function byFirstScheme(alternatives: readonly Asked[]): Index {
  return groupBy(alternatives, (asked) => [...asked.keys()][0] ?? "");
}

/** Those that may ask for no more than is offered: a scheme of theirs is among what is offered. */
function within(index: Index, offered: Asked): readonly Asked[] {
  return [...offered.keys()].flatMap((scheme) => index.get(scheme) ?? []);
}

function isWithin(asked: Asked, offered: Asked): boolean {
  return [...asked].every(([scheme, scopes]) => {
    const has = offered.get(scheme);
    return has !== undefined && [...scopes].every((scope) => has.has(scope));
  });
}

function ways(alternatives: readonly Asked[]): Sentence {
  const one = (asked: Asked) =>
    listed(
      [...asked].map(([scheme, scopes]) =>
        scopes.size === 0 ? say`${scheme}` : say`${scheme} with ${listed([...scopes].map((scope) => say`${scope}`))}`,
      ),
    );
  return listed(alternatives.map(one), "or");
}
