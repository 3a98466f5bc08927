/** Explains a change in a sentence: what changed, and its effect on each audience. */
import { type ChangeCode, effectOf, rules } from "../codes.js";
import type { Audience } from "../impact.js";
import type { Change, Subject } from "../model.js";
import { ours, say, type Sentence } from "../sentence.js";

const audienceNames: Readonly<Record<Audience, string>> = {
  send: "in requests",
  read: "in responses",
};

/** Whom a change concerns: `send`, `read`, or `send, read`; `names` where only names in generated code change; `unused` for nobody. */
export function concerned({ impact, namesOnly }: Change): string {
  if (namesOnly) return "names";
  const found = Object.keys(impact);
  return found.length === 0 ? "unused" : found.join(", ");
}

/** `x is required now: a request without it is refused`, without a full stop. With a capital, unless {@link partOf} stands before it. */
export function explanation(change: Change): Sentence {
  const why = effects(change);
  const sentence = why.length === 0 ? change.what : [...change.what, ": ", ...why];
  return partOf(change) === undefined ? capitalized(sentence) : sentence;
}

/** The effect of a change, by audience where it differs. Empty for a change of texts. */
export function effects({ code, impact, severity }: Change): Sentence {
  const found = (Object.keys(impact) as Audience[]).flatMap((audience) => {
    const effect = effectOf(code, audience);
    return effect === undefined ? [] : [{ audience, why: effect.why }];
  });
  if (found.length === 0) return ours("no operation uses it");
  if (severity === "docs") return [];
  const [first] = found;
  if (first !== undefined && found.every(({ why }) => why === first.why)) return ours(first.why);
  return ours(found.map(({ audience, why }) => `${audienceNames[audience]}, ${why}`).join("; "));
}

export function titleOf({ code }: Change): string {
  return rules[code].title;
}

/** `get_dag`, `GET /dags/{dag_id}`; with an arrow between the old and the new one where they differ. */
export function subjectText(subject: Subject): Sentence {
  switch (subject.kind) {
    case "api":
      return ours("The whole API");
    case "operations":
      return ours("Several operations");
    case "model":
      return say`Model ${arrow(subject.old, subject.new)}${inPlace(subject)}`;
    case "operation": {
      const { old, new: new_ } = subject;
      if ((new_ ?? old)?.webhook)
        return say`Webhook ${arrow(old?.path, new_?.path)}, ${arrow(old?.method, new_?.method)}`;
      const address = (ref: typeof old) => (ref === undefined ? undefined : `${ref.method} ${ref.path}`);
      return say`${arrow(old?.id, new_?.id)}, ${arrow(subject.moved && address(old), address(new_ ?? old))}`;
    }
  }
}

function inPlace({ inPlace: side }: Subject & { readonly kind: "model" }): Sentence {
  if (side === undefined) return [];
  return ours(side === "old" ? ", formerly an inline schema" : ", now an inline schema");
}

/** One name, or the old and the new one where they differ. */
function arrow(old: string | undefined, new_: string | undefined): Sentence {
  if (old === undefined || new_ === undefined || old === new_) return say`${new_ ?? old ?? ""}`;
  return say`${old}${ours(" → ")}${new_}`;
}

function capitalized(sentence: Sentence): Sentence {
  const [first, ...rest] = sentence;
  return typeof first === "string" ? [first.slice(0, 1).toUpperCase() + first.slice(1), ...rest] : sentence;
}

/** Headings under which all changes of a kind stand together. */
const listHeadings: Partial<Record<ChangeCode, string>> = {
  "operation-added": "New operations",
  "operation-removed": "Removed operations",
  "webhook-added": "New webhooks",
  "webhook-removed": "Removed webhooks",
  "model-added": "New models",
  "model-removed": "Removed models",
  "model-renamed": "Renamed models",
  "model-split": "Split models",
};

/** The heading of a change. */
export function headingOf({ code, subject }: Change): Sentence {
  const heading = listHeadings[code];
  return heading === undefined ? subjectText(subject) : ours(heading);
}

/** Whether a change stands in the list of its kind, apart from the other changes of its subject. */
export function isListed({ code }: Change): boolean {
  return listHeadings[code] !== undefined;
}

/** The part of the subject that a change is about; undefined where its sentence begins with the part. */
export function partOf({ at, what: [first] }: Change): string | undefined {
  const begins =
    typeof first === "object" && first.quoted === at.replace(/^(query|path|header|cookie|security scheme) /, "");
  return at === "" || begins ? undefined : at;
}
