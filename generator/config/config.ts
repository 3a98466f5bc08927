/** What a config file holds, as types: an editor knows every option of every target. */
import type { DefinedTarget, TargetOptions } from "../emit/target.js";
import type { GivenTypes, JobOptions } from "./options.js";

type OptionsOf<Target> = Target extends { readonly options?: infer Options extends TargetOptions } ? Options : never;

/** The union of the names of all options of some targets, with the types of their values. */
type GivenOptionsOf<Target> = {
  readonly [Name in NamesOf<OptionsOf<Target>>]?: GivenTypes[TypeOf<OptionsOf<Target>, Name>];
};
type NamesOf<Options> = Options extends TargetOptions ? keyof Options & string : never;
type TypeOf<Options, Name extends string> = Options extends { readonly [Key in Name]: { readonly type: infer Type } }
  ? Type & keyof GivenTypes
  : never;

/** One job: the options of `airflow-codegen generate --help`, and those of the targets that the config brings. */
export type JobConfigOf<Target extends DefinedTarget> = JobOptions & GivenOptionsOf<Target>;

/** What a config file holds: one job, or several. Options beside `jobs` are shared by all of them. */
export type ConfigOf<Own extends DefinedTarget, Targets extends readonly DefinedTarget[]> = JobConfigOf<
  Own | Targets[number]
> & {
  readonly jobs?: readonly JobConfigOf<Own | Targets[number]>[];
  /** Targets that you made with `defineTarget`; `target` names those that a job makes. */
  readonly targets?: Targets;
};
