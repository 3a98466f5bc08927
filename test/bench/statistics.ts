/** The arithmetic of the benchmark. */

/** The middle of some numbers; of an even count, the mean of the two in the middle. NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return middle.reduce((sum, number) => sum + number, 0) / middle.length;
}

/** The size of an input, and what it took. */
export type Point = readonly [size: number, seconds: number];

/** The k of `seconds = c · size^k` through all points, by least squares of the logarithms: 1 is linear. NaN of fewer than two sizes. */
export function exponentOf(points: readonly Point[]): number {
  const logs = points.map(([size, seconds]) => ({ x: Math.log(size), y: Math.log(seconds) }));
  const meanX = logs.reduce((sum, { x }) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, { y }) => sum + y, 0) / logs.length;
  const covariance = logs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / logs.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
}
