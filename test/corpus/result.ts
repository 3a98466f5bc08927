/** What became of a spec, as plain data: it goes from process to process, into the journal and into `--json`. */

/** Of a spec whose generation ended, one way or the other. */
export interface Generated {
  readonly name: string;
  readonly bytes: number;
  readonly seconds: number;
  /** The most memory (resident set) while it was at work; undefined where the system does not say. */
  readonly megabytes?: number;
  /** The OpenAPI version of the document; undefined where nothing was made of it. */
  readonly openapi?: string;
  readonly operations?: number;
  readonly schemas?: number;
  /** Of the client and its docs. */
  readonly files: number;
  readonly outputBytes: number;
  /** How often each quirk or warning was found. */
  readonly findings: Readonly<Record<string, number>>;
  /** The errors of a spec that was refused. */
  readonly refused?: readonly RefusedFor[];
  /** What only the generator is to blame for: an error with its stack, a process that ended, files that overwrite each other. */
  readonly bug?: string;
}

export interface RefusedFor {
  readonly code: string;
  readonly message: string;
  readonly pointer?: string;
}

/** The same, with what the compiler said of the client: nothing, where all is well or nobody asked. */
export interface Result extends Generated {
  readonly complaints: readonly string[];
}

/** Where a request leaves what it makes: `typescript/` and `docs/` in a folder. */
export interface Request {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly out: string;
}
