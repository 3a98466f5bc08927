/** Which releases of Airflow an action of our own overlay is for. */
import { isObject } from "../load/json.js";

/**
 * Whether an action is for a release: its `x-airflow` says `from` which one, and `before` which; without, it is for all.
 *
 * @param release such as `3.3.2`
 */
export function isFor(release: string, action: unknown): boolean {
  const range = isObject(action) && Object.hasOwn(action, "x-airflow") ? action["x-airflow"] : {};
  if (!isObject(range)) return false;
  const { from, before } = range;
  return (
    !(typeof from === "string" && compare(release, from) < 0) &&
    !(typeof before === "string" && compare(release, before) >= 0)
  );
}

function compare(a: string, b: string): number {
  const [first, second] = [a, b].map((text) => (text.match(/\d+/g) ?? []).map(Number));
  for (let index = 0; index < 3; index++) {
    const difference = (first?.[index] ?? 0) - (second?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
