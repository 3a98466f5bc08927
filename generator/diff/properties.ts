import type { Api, Property } from "../ir/model.js";
import { everySchema } from "../ir/walk.js";

/** Every property that the named schemas of an API declare. */
export function propertiesIn({ schemas }: Api): readonly Property[] {
  return schemas.flatMap(({ schema }) =>
    everySchema(schema).flatMap((inner) => (inner.kind === "object" ? inner.properties : [])),
  );
}
