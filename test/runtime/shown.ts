import { inspect } from "node:util";

/** All that logs, consoles and crash reports could show of a value: its causes, hidden properties and getters as well. */
export function shown(value: unknown): string {
  const { stack, cause } = Object(value) as { stack?: unknown; cause?: unknown };
  const deep = inspect(value, { depth: 20, showHidden: true, getters: true });
  return [deep, String(stack), JSON.stringify(value), cause ? shown(cause) : ""].join("\n");
}
