/** Figures as people read them. */

/** Three significant digits, and no zeros that say nothing: 0.0523, 1.05, 12.3, 2929. */
export function round(value: number): string {
  return String(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}

/** Seconds with as many digits as can be trusted: 0.97, 7.13, 28.4. */
export function seconds(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1);
}

/** A multiple: `1.08×`, `0.052×`, `14×`. */
export function ratio(value: number): string {
  return `${value.toFixed(value < 0.1 ? 3 : value < 10 ? 2 : 0)}×`;
}

/** A count in groups of three digits, on every machine. */
export function count(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}
