/** What a TypeScript file will hold, as plain data: made by the emitter, printed once, compared with what a parser finds in it. */
import type { Code, Doc } from "../text.js";

export interface FilePlan {
  /** Path in the package, with slashes. */
  readonly path: string;
  readonly imports: readonly ImportPlan[];
  readonly statements: readonly StatementPlan[];
}

export interface ImportPlan {
  /** Relative to the file, with the ending `.js`. */
  readonly from: Code;
  readonly names: readonly Code[];
  readonly typeOnly: boolean;
}

export type StatementPlan = InterfacePlan | TypePlan | ConstPlan | ClassPlan | ReexportPlan;

export interface InterfacePlan {
  readonly kind: "interface";
  readonly name: Code;
  readonly typeParameters: readonly Code[];
  readonly doc: Doc;
  readonly properties: readonly PropertyPlan[];
  /** Type of undeclared members. */
  readonly index?: Code;
}

export interface PropertyPlan {
  readonly key: Code;
  readonly type: Code;
  readonly optional: boolean;
  readonly doc: Doc;
}

export interface TypePlan {
  readonly kind: "type";
  readonly name: Code;
  readonly typeParameters: readonly Code[];
  readonly doc: Doc;
  readonly type: Code;
}

export interface ConstPlan {
  readonly kind: "const";
  readonly name: Code;
  readonly exported: boolean;
  readonly doc: Doc;
  readonly type?: Code;
  readonly value: Code;
}

export interface ClassPlan {
  readonly kind: "class";
  readonly name: Code;
  readonly extends?: Code;
  readonly doc: Doc;
  readonly fields: readonly PropertyPlan[];
  readonly constructorPlan?: {
    readonly parameters: readonly ArgumentPlan[];
    readonly body: readonly Code[];
    readonly doc: Doc;
  };
  readonly methods: readonly MethodPlan[];
}

export interface MethodPlan {
  readonly name: Code;
  readonly doc: Doc;
  readonly parameters: readonly ArgumentPlan[];
  readonly returns: Code;
  readonly body: Code;
}

export interface ArgumentPlan {
  readonly name: Code;
  readonly type: Code;
  readonly optional?: boolean;
  readonly initializer?: Code;
}

/** `export { a, b } from "./x.js"`; no names: everything. */
export interface ReexportPlan {
  readonly kind: "reexport";
  readonly from: Code;
  readonly names: readonly Code[];
  readonly typeOnly: boolean;
}
