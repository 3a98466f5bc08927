/** The ids of operations, which OpenAPI asks to be unique (OpenAPI 3.1, section 4.8.10, `operationId`). */
import type { Operation } from "../ir/model.js";
import { child, type ParseContext, report } from "./context.js";

/** The operation that an id was given to first, and the last number that was put after the id. */
interface Owner {
  readonly operation: Operation;
  number: number;
}

/**
 * The operations, each with an id of its own: of several with one id the first keeps it, and the others get a number, `getDag_2`.
 * All of them are reported as one quirk.
 */
export function withOwnIds(context: ParseContext, operations: readonly Operation[]): readonly Operation[] {
  const owners = new Map<string, Owner>();
  for (const operation of operations) {
    if (!owners.has(operation.id)) owners.set(operation.id, { operation, number: 1 });
  }
  const shared: string[] = [];
  let first: Operation | undefined;
  const named = operations.map((operation) => {
    const owner = owners.get(operation.id);
    if (owner === undefined || owner.operation === operation) return operation;
    const id = freeId(operation.id, owner, owners);
    first ??= operation;
    shared.push(
      `\`${operation.id}\` of ${routeOf(operation)} is renamed to \`${id}\`, because ${routeOf(owner.operation)} has the same operationId`,
    );
    owners.set(id, { operation, number: 1 });
    return { ...operation, id, operationId: operation.id };
  });
  if (first !== undefined)
    report(context, "QUIRK_OPERATION_DUPLICATE", child(first.pointer, "operationId"), `${shared.join("; ")}.`);
  return named;
}

function freeId(id: string, owner: Owner, owners: ReadonlyMap<string, Owner>): string {
  do owner.number++;
  while (owners.has(`${id}_${owner.number}`));
  return `${id}_${owner.number}`;
}

function routeOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}
