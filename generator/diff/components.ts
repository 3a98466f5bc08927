/** Strongly connected components of a graph: nodes that lead to each other in a circle (Tarjan 1972, without recursion). */

export interface Components {
  /** Node → its component. */
  readonly of: readonly number[];
  /** The nodes of each component. What a component leads to has a smaller number. */
  readonly order: readonly (readonly number[])[];
}

interface Frame {
  readonly node: number;
  /** How many of the edges were followed. */
  followed: number;
}

/** @param next the nodes that each node leads to */
export function components(next: readonly (readonly number[])[]): Components {
  const of = new Array<number>(next.length).fill(-1);
  const found = new Array<number>(next.length).fill(-1);
  const lowest = new Array<number>(next.length).fill(-1);
  const order: number[][] = [];
  const open: number[] = [];
  let count = 0;

  const enter = (node: number): Frame => {
    found[node] = lowest[node] = count++;
    open.push(node);
    return { node, followed: 0 };
  };
  const reached = (node: number, from: number) => {
    lowest[from] = Math.min(lowest[from] ?? 0, node);
  };
  const close = (node: number) => {
    if (lowest[node] !== found[node]) return;
    const members = open.splice(open.lastIndexOf(node));
    for (const member of members) of[member] = order.length;
    order.push(members);
  };

  for (let start = 0; start < next.length; start++) {
    if (found[start] !== -1) continue;
    const stack = [enter(start)];
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const { node } = frame;
      const target = next[node]?.[frame.followed++];
      if (target === undefined) {
        stack.pop();
        close(node);
        const parent = stack.at(-1);
        if (parent !== undefined) reached(lowest[node] ?? 0, parent.node);
      } else if (found[target] === -1) stack.push(enter(target));
      else if (of[target] === -1) reached(found[target] ?? 0, node);
    }
  }
  return { of, order };
}
