/** What the parts of a client are called, beside what the reference calls them: each once, and nothing that would hide another. */
import { isIdentifier, isReserved } from "../language/python.js";
import { moduleName } from "../docs/dialects/python/names.js";

/** What every model has of its own: a field of such a name would hide it. */
const ofModels: ReadonlySet<string> = new Set(
  `
    construct copy dict from_orm parse_file parse_obj parse_raw schema_json update_forward_refs validate
    model_computed_fields model_config model_construct model_copy model_dump model_dump_json model_extra model_fields model_fields_set
    model_json_schema model_parametrized_name model_post_init model_rebuild model_validate model_validate_json model_validate_strings
    from_dict from_json to_dict to_json to_str
  `
    .trim()
    .split(/\s+/),
);

/** What every API class has of its own. */
const ofApis: ReadonlySet<string> = new Set(["api_client"]);

/** Gives names once: one that is taken gets the first number that is free. */
export class Names {
  readonly #taken: Set<string>;
  /** The last number that a name was given with: many of one name take no longer than as many others. */
  readonly #last = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  give(wanted: string): string {
    let name = wanted;
    let number = this.#last.get(wanted) ?? 1;
    while (this.#taken.has(name)) name = `${wanted}_${++number}`;
    this.#last.set(wanted, number);
    this.#taken.add(name);
    return name;
  }
}

/** A name that Python takes, of one that may be anything. */
export function safe(name: string, otherwise: string): string {
  const word = name.replace(/\W/g, "").replace(/^_+/, "");
  if (word === "") return otherwise;
  return isIdentifier(word) ? word : isReserved(word) ? `${word}_` : `var_${word}`;
}

/** The fields of a model. */
export function fieldName(name: string): string {
  const field = safe(name, "field");
  return ofModels.has(field) ? `var_${field}` : field;
}

/** The methods of an API class. */
export function methodName(name: string): string {
  const method = safe(name, "call");
  return ofApis.has(method) ? `call_${method}` : method;
}

/** The members of an enum. Names between underscores mean something to `enum`. */
export function memberName(name: string): string {
  const member = safe(name.replace(/[^\w]+/g, "_"), "EMPTY");
  return member === "mro" ? "MRO" : member;
}

/** What Windows takes for a device, whatever its ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Longer names are no names of files on some disks. */
const longest = 200;

/** The modules of classes, by class. On some disks `dag_run` and `DAG_run` are one file: all are in lower case. */
export function moduleNames(classNames: readonly string[]): ReadonlyMap<string, string> {
  const names = new Names();
  return new Map(
    classNames.map((name) => {
      // A file system takes 255 bytes, and a name may get a number.
      const module = safe(moduleName(name).toLowerCase(), "model").slice(0, longest);
      return [name, names.give(devices.test(module) ? `${module}_` : module)];
    }),
  );
}
