/** The dialect `python`: the documentation of the Python client as the reference's 7.x releases write it. */
import { emitterOf } from "../../reference/emit.js";
import { apiViews, webhookViews } from "./api.js";
import { contextOf } from "./context.js";
import { modelViews } from "./model.js";
import { readmeView } from "./readme.js";

export const emitPython = emitterOf({ templates: "python", contextOf, apiViews, webhookViews, modelViews, readmeView });
