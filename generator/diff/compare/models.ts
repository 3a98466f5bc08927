/** Names of schemas that changed: requests and responses stay as they are, but generated code has types with other names. */
import type { Api } from "../../ir/model.js";
import { type Usage, usageOf } from "../../ir/usage.js";
import { exchangedSchemas } from "../../ir/walk.js";
import type { ModelMatches } from "../match/models.js";
import type { Audience } from "../impact.js";
import { note, type Owner, type Spot } from "../schema/comparison.js";
import { listed, say } from "../sentence.js";

export interface ModelDifference {
  readonly old?: string;
  readonly new?: string;
  readonly owner: Owner;
}

export function modelDifferences(old: Api, new_: Api, matches: ModelMatches): readonly ModelDifference[] {
  const [before, after] = [usage(old), usage(new_)];
  const [pointerOld, pointerNew] = [pointersOf(old), pointersOf(new_)];
  const one = (usage: Usage, name: string, noteIn: (spot: Spot) => void): Owner => {
    const owner: Owner = { differences: [], uses: new Map() };
    noteIn({ owner, at: "", audiences: audiencesOf(usage, name) });
    return owner;
  };
  const renamed = matches.pairs
    .filter((match) => match.old !== match.new)
    .map((match) => {
      const { confidence, reasons } = match;
      const where = { old: pointerOld(match.old), new: pointerNew(match.new), confidence, reasons };
      const others = matches.splits.get(match.old) ?? [];
      return {
        old: match.old,
        new: match.new,
        owner: one(before, match.old, (spot) => {
          note(spot, "model-renamed", say`${match.old} was renamed to ${match.new}`, where);
          if (others.length === 0) return;
          const what = say`in other places ${match.old} became ${listed(others.map((name) => say`${name}`))}`;
          note(spot, "model-split", what, where);
        }),
      };
    });
  return [
    ...renamed,
    ...matches.removed.map((name) => ({
      old: name,
      owner: one(before, name, (spot) =>
        note(spot, "model-removed", say`${name} was removed`, { old: pointerOld(name), new: "#/components/schemas" }),
      ),
    })),
    ...matches.added.map((name) => ({
      new: name,
      owner: one(after, name, (spot) =>
        note(spot, "model-added", say`${name} is new`, { old: "#/components/schemas", new: pointerNew(name) }),
      ),
    })),
  ];
}

/** With webhooks and callbacks, the directions of which are turned. */
function usage(api: Api): Usage {
  return usageOf(api, () => false, exchangedSchemas(api));
}

function pointersOf({ schemas }: Api): (name: string) => string {
  const pointers = new Map(schemas.map(({ name, schema }) => [name, schema.pointer]));
  return (name) => pointers.get(name) ?? "#/components/schemas";
}

/** Who uses a schema. Both audiences where no operation does, since generated code has its type anyway. */
function audiencesOf({ sent, received }: Usage, name: string): readonly Audience[] {
  const found: Audience[] = [
    ...(sent.has(name) ? ["send" as const] : []),
    ...(received.has(name) ? ["read" as const] : []),
  ];
  return found.length === 0 ? ["send", "read"] : found;
}
