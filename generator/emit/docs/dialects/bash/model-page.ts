/** The view of docs/<Class>.md. */
import type { PropertyView } from "../../reference/view.js";
import type { ModelProperty } from "../../reference/default-codegen/model.js";
import type { Model } from "../../reference/default-codegen/models.js";
import { modelTitle } from "./names.js";
import { shownDefault } from "./values.js";
import type { Version } from "./versions.js";

interface Property extends Omit<PropertyView, "description"> {
  readonly hasLink: boolean;
  /** In place of a description. */
  readonly title: string;
}

export interface Page {
  readonly className: string;
  readonly title: string;
  readonly properties: readonly Property[];
}

export function modelPage({ className, name, properties }: Model, version: Version): Page {
  return {
    className,
    title: modelTitle(name),
    properties: properties.map((property) => propertyView(property, version)),
  };
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
