/** What a TypeScript file will hold, as plain data: made by the emitter, printed once, compared with what a parser finds in it. */
import type { TsCode, TsDoc } from "./code.js";

export interface FilePlan {
  /** Path in the package, with slashes. */
  readonly path: string;
  readonly imports: readonly ImportPlan[];
  readonly statements: readonly StatementPlan[];
}

export interface ImportPlan {
  /** Relative to the file, with the ending `.js`. */
  readonly from: TsCode;
  readonly names: readonly TsCode[];
  readonly typeOnly: boolean;
}

export type StatementPlan = InterfacePlan | TypePlan | ConstPlan | ClassPlan | FunctionPlan | ReexportPlan;

export interface InterfacePlan {
  readonly kind: "interface";
  readonly name: TsCode;
  readonly typeParameters: readonly TsCode[];
  readonly doc: TsDoc;
  readonly properties: readonly PropertyPlan[];
  /** Type of undeclared members. */
  readonly index?: TsCode;
}

export interface PropertyPlan {
  readonly key: TsCode;
  readonly type: TsCode;
  readonly optional: boolean;
  readonly doc: TsDoc;
}

export interface TypePlan {
  readonly kind: "type";
  readonly name: TsCode;
  readonly typeParameters: readonly TsCode[];
  readonly doc: TsDoc;
  readonly type: TsCode;
  /** What the docs tell of it, where it is the type of an object. */
  readonly properties?: readonly PropertyPlan[];
}

export interface ConstPlan {
  readonly kind: "const";
  readonly name: TsCode;
  readonly exported: boolean;
  readonly doc: TsDoc;
  readonly type?: TsCode;
  readonly value: TsCode;
}

export interface ClassPlan {
  readonly kind: "class";
  readonly name: TsCode;
  readonly extends?: TsCode;
  readonly doc: TsDoc;
  readonly fields: readonly PropertyPlan[];
  readonly constructorPlan?: {
    readonly parameters: readonly ArgumentPlan[];
    readonly body: readonly TsCode[];
    readonly doc: TsDoc;
  };
  readonly methods: readonly MethodPlan[];
}

export interface MethodPlan {
  readonly name: TsCode;
  readonly doc: TsDoc;
  readonly parameters: readonly ArgumentPlan[];
  readonly returns: TsCode;
  readonly body: TsCode;
}

/** An exported function. */
export interface FunctionPlan extends MethodPlan {
  readonly kind: "function";
}

export interface ArgumentPlan {
  readonly name: TsCode;
  readonly type: TsCode;
  readonly optional?: boolean;
  readonly initializer?: TsCode;
}

/** `export { a, b } from "./x.js"`; no names: everything. */
export interface ReexportPlan {
  readonly kind: "reexport";
  readonly from: TsCode;
  readonly names: readonly TsCode[];
  readonly typeOnly: boolean;
}
