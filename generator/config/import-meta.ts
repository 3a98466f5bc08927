/**
 * A plugin of Babel for `import.meta` as an object, as in `const { dirname } = import.meta`. Modules are run as functions, in which there is
 * no `import.meta`; the runner replaces members alone, such as `import.meta.url`.
 */

/** As much of Babel as is used here. */
interface Babel {
  readonly types: {
    readonly identifier: (name: string) => object;
    readonly metaProperty: (meta: object, property: object) => object;
    readonly memberExpression: (object: object, property: object) => object;
    readonly objectProperty: (key: object, value: object) => object;
    readonly objectExpression: (properties: readonly object[]) => object;
  };
}
interface MetaProperty {
  readonly parent: {
    readonly type: string;
    readonly computed?: boolean;
    readonly property?: { readonly name?: string };
  };
  readonly replaceWith: (node: object) => void;
}
interface Program {
  readonly traverse: (visitor: { readonly MetaProperty: (path: MetaProperty) => void }) => void;
}

const members = ["url", "dirname", "filename"];
const replaced: readonly (string | undefined)[] = [...members, "resolve", "env"];

/** Puts `{ url: import.meta.url, … }` in the place of the object, before the runner looks for members. */
export function importMetaObject({ types }: Babel) {
  const member = (name: string) =>
    types.memberExpression(
      types.metaProperty(types.identifier("import"), types.identifier("meta")),
      types.identifier(name),
    );
  const object = () =>
    types.objectExpression(members.map((name) => types.objectProperty(types.identifier(name), member(name))));
  return {
    pre({ path }: { readonly path: Program }): void {
      const whole: MetaProperty[] = [];
      path.traverse({ MetaProperty: (meta) => void (isMember(meta) || whole.push(meta)) });
      for (const meta of whole) meta.replaceWith(object());
    },
  };
}

function isMember({ parent: { type, computed, property } }: MetaProperty): boolean {
  return type === "MemberExpression" && computed === false && replaced.includes(property?.name);
}
