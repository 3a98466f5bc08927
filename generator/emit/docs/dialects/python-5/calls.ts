/** The ways to call an operation that an example shows. */
import type { ParameterView } from "../../reference/view.js";

/** What an example passes. */
export interface CallsView {
  /** Required parameters without a default, required ones with a default, and the optional ones. */
  readonly needed: readonly ParameterView[];
  readonly defaulted: readonly ParameterView[];
  readonly optional: readonly ParameterView[];
  /** The arguments of the signature: required ones without a default. */
  readonly signature: string;
  /** The example has a `try` for each. */
  readonly calls: readonly Call[];
}

export interface Call {
  /** Lines of a comment. */
  readonly remarks: readonly string[];
  readonly arguments: string;
}

export function callsView(parameters: readonly ParameterView[]): CallsView {
  const required = parameters.filter((view) => view.required);
  return {
    needed: required.filter((view) => view.default === undefined),
    defaulted: required.filter((view) => view.default !== undefined),
    optional: parameters.filter((view) => !view.required),
    signature: positional(required),
    calls: callsOf(required, parameters),
  };
}

/** A required argument with a default is left out, but not always the comma before it: `op(a, )`. */
function positional(required: readonly ParameterView[]): string {
  return required
    .map((view, index) => (view.default === undefined ? view.name + (index < required.length - 1 ? ", " : "") : ""))
    .join("");
}

function callsOf(required: readonly ParameterView[], all: readonly ParameterView[]): Call[] {
  const optional = all.filter((view) => !view.required);
  const remark = "example passing only required values which don't have defaults set";
  const needed = required.filter((view) => view.default === undefined).map(({ name }) => `${name}, `);
  const named = optional.map(({ name }) => `${name}=${name}`).join(", ");
  return [
    ...(required.length > 0 ? [{ remarks: [remark], arguments: positional(required) }] : []),
    ...(optional.length > 0 ? [{ remarks: [remark, "and optional values"], arguments: needed.join("") + named }] : []),
    ...(all.length > 0
      ? []
      : [{ remarks: ["example, this endpoint has no required or optional parameters"], arguments: "" }]),
  ];
}
