/**
 * The dialect `python-5`: the pages of the reference's `python` generator of 5.x. In what its releases differ is in releases.ts,
 * how it makes names in names.ts; types.ts, examples.ts and imports.ts imitate the rest, and the prose is in templates/python-5.
 */
import { emitterOf } from "../../reference/emit.js";
import { apiViews } from "./api-view.js";
import { contextOf } from "./context.js";
import { modelViews } from "./model-view.js";
import { readmeView } from "./readme-view.js";

export const emitPython5 = emitterOf({ templates: "python-5", contextOf, apiViews, modelViews, readmeView });
