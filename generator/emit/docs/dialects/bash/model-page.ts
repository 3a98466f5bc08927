/** The view of docs/<Class>.md. */
import type { PropertyView } from "../../compat/view.js";
import type { ModelProperty } from "../../compat/codegen/model.js";
import type { Model } from "../../compat/codegen/models.js";
import { modelTitle } from "./names.js";
import { shownDefault } from "./values.js";
import type { Version } from "./versions.js";

interface Property extends Omit<PropertyView, "description"> {
  readonly hasLink: boolean;
  /** In place of a description. */
  readonly title: string;
}

export interface Page {
  readonly title: string;
  readonly properties: readonly Property[];
}

export function modelPage({ name, properties }: Model, version: Version): Page {
  return { title: modelTitle(name), properties: properties.map((property) => propertyView(property, version)) };
}

function propertyView(property: ModelProperty, version: Version): Property {
  const { name, type, isPrimitive, model = "", title = "", isRequired, isReadOnly } = property;
  return {
    name,
    type,
    hasLink: !isPrimitive,
    ...(isPrimitive ? {} : { link: model }),
    title,
    required: isRequired,
    readOnly: isReadOnly,
    default: shownDefault(property, version),
  };
}
