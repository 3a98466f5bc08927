/** The dialect `python`: the documentation of the Python client as the reference's 7.x releases write it. */
import type { EmitDialect } from "../../dialect.js";
import { emitterOf } from "../../reference/emit.js";
import { apiViews, webhookViews } from "./api.js";
import { contextOf } from "./context.js";
import { modelViews } from "./model.js";
import { readmeView } from "./readme.js";
import type { SpecSince7 } from "../../reference/since-7/spec.js";

const parts = { templates: "python", apiViews, webhookViews, modelViews, readmeView } as const;

export const emitPython = emitterOf({ ...parts, contextOf: (api, options) => contextOf(api, options) });

/** The same of a document that is read already. */
export function emitPythonOf(read: SpecSince7): EmitDialect {
  return emitterOf({ ...parts, contextOf: (api, options) => contextOf(api, options, read) });
}
