/** Compares Security Scheme Objects (OpenAPI 3.1, section 4.8.27), matched by name, then by content. */
import type { OAuthFlow, SecurityScheme } from "../../ir/model.js";
import { groupBy } from "../group.js";
import { note, type Spot } from "../schema/comparison.js";
import { pointersOf } from "../schema/words.js";
import { listed, ours, say, type Sentence } from "../sentence.js";

/** Notes what changed in the schemes. Returns old name → new name of those that were renamed. */
export function compareSchemes(
  whole: Spot,
  old: readonly SecurityScheme[],
  new_: readonly SecurityScheme[],
): ReadonlyMap<string, string> {
  const after = new Map(new_.map((scheme) => [scheme.name, scheme]));
  const known = new Set(old.map(({ name }) => name));
  const come = new Set(new_.filter(({ name }) => !known.has(name)));
  const alike = groupBy([...come], essence);
  const renamed = new Map<string, string>();
  for (const scheme of old) {
    const pointers = pointersOf(pointerTo(scheme), pointerTo(scheme))();
    const same = after.get(scheme.name);
    const other = same ?? alike.get(essence(scheme))?.shift();
    const spot: Spot = { ...whole, at: `security scheme ${other?.name ?? scheme.name}`, audiences: ["send"] };
    if (other === undefined) {
      const where = { old: pointers.old, new: "#/components/securitySchemes" };
      note(spot, "security-scheme-removed", say`${scheme.name} was removed`, where);
      continue;
    }
    come.delete(other);
    const where = { old: pointers.old, new: pointerTo(other) };
    if (same === undefined) {
      renamed.set(scheme.name, other.name);
      const more = { confidence: 0.9, reasons: [ours("the same scheme with another name")] };
      note(spot, "security-scheme-renamed", say`${scheme.name} was renamed to ${other.name}`, { ...where, ...more });
    } else compareScheme(spot, scheme, other, where);
    if (scheme.description !== other.description) {
      note(spot, "security-scheme-described", say`the description changed`, where);
    }
  }
  for (const scheme of come) {
    const spot: Spot = { ...whole, at: `security scheme ${scheme.name}`, audiences: ["send"] };
    const where = { old: "#/components/securitySchemes", new: pointerTo(scheme) };
    note(spot, "security-scheme-added", say`${scheme.name} is new: ${kindOf(scheme)}`, where);
  }
  return renamed;
}

function pointerTo({ name }: SecurityScheme): string {
  return `#/components/securitySchemes/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** A scheme without its name and what is only told, comparable with another one. */
function essence({
  name: _name,
  description: _description,
  deprecated: _deprecated,
  ...scheme
}: SecurityScheme): string {
  return JSON.stringify(scheme.type === "http" ? { ...scheme, scheme: scheme.scheme.toLowerCase() } : scheme);
}

function kindOf(scheme: SecurityScheme): string {
  return scheme.type === "http" ? `http ${scheme.scheme}` : scheme.type;
}

type Where = { readonly old: string; readonly new: string };

function compareScheme(spot: Spot, old: SecurityScheme, new_: SecurityScheme, where: Where): void {
  if (essence(old) === essence(new_)) return;
  if (old.type === "oauth2" && new_.type === "oauth2") return compareFlows(spot, old.flows, new_.flows, where);
  if (old.type === "http" && new_.type === "http" && old.scheme.toLowerCase() === new_.scheme.toLowerCase()) {
    note(spot, "security-scheme-described", say`the described format of its token changed`, where);
    return;
  }
  const [a, b] = [kindOf(old), kindOf(new_)];
  const what = a === b ? say`its details changed` : say`it is ${b} instead of ${a}`;
  note(spot, "security-scheme-changed", what, where);
}

/** OAuth Flow Objects (section 4.8.28.1). */
function compareFlows(spot: Spot, old: readonly OAuthFlow[], new_: readonly OAuthFlow[], where: Where): void {
  const after = new Map(new_.map((flow) => [flow.flow, flow]));
  const before = new Map(old.map((flow) => [flow.flow, flow]));
  const gone: Sentence[] = [];
  const come = new_.filter(({ flow }) => !before.has(flow)).map(({ flow }) => say`the flow ${flow}`);
  for (const flow of old) {
    const other = after.get(flow.flow);
    if (other === undefined) {
      gone.push(say`the flow ${flow.flow} was removed`);
      continue;
    }
    for (const key of ["authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl"] as const) {
      const [a, b] = [flow[key], other[key]];
      if (a === undefined && b !== undefined) come.push(say`${key} ${b}`);
      else if (a !== b)
        gone.push(b === undefined ? say`${key} ${a ?? ""} was removed` : say`${key} is ${b} instead of ${a ?? ""}`);
    }
    const [had, has] = [new Set(names(flow)), new Set(names(other))];
    for (const name of had) if (!has.has(name)) gone.push(say`the scope ${name} was removed`);
    for (const name of has) if (!had.has(name)) come.push(say`the scope ${name}`);
  }
  if (gone.length > 0) note(spot, "security-scheme-changed", listed(gone), where);
  if (come.length > 0) note(spot, "security-scheme-extended", say`new: ${listed(come)}`, where);
  if (gone.length + come.length === 0)
    note(spot, "security-scheme-described", say`the description of a scope changed`, where);
}

function names({ scopes }: OAuthFlow): readonly string[] {
  return scopes.map(({ name }) => name);
}
