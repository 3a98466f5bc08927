/** The view of docs/<Class>.md. */
import type { CodegenModelProperty } from "../../reference/default-codegen/model.js";
import type { CodegenModel } from "../../reference/default-codegen/models.js";
import type { PropertyView } from "../../reference/view.js";
import { modelTitle } from "./names.js";
import type { BashRelease } from "./releases.js";
import { shownDefault } from "./values.js";

interface Property extends Omit<PropertyView, "description"> {
  readonly hasLink: boolean;
  /** In place of a description. */
  readonly title: string;
}

export interface BashModelPage {
  readonly className: string;
  readonly title: string;
  readonly properties: readonly Property[];
}

export function modelPage({ className, name, properties }: CodegenModel, release: BashRelease): BashModelPage {
  return {
    className,
    title: modelTitle(name),
    properties: properties.map((property) => propertyView(property, release)),
  };
}

function propertyView(property: CodegenModelProperty, release: BashRelease): Property {
  const { name, type, isPrimitive, model = "", title = "", isRequired, isReadOnly } = property;
  return {
    name,
    type,
    hasLink: !isPrimitive,
    ...(isPrimitive ? {} : { link: model }),
    title,
    required: isRequired,
    readOnly: isReadOnly,
    default: shownDefault(property, release),
  };
}
