/** Days, times and UUIDs as Java reads them from the text of a spec, and writes them. */
/** A day, of four, two and two digits: `2020-01-02` is `Thu Jan 02 00:00:00 UTC 2020`. */
export function javaDate(text: string): string | undefined {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? lenientDate(text) : undefined;
}

/**
 * A day as `SimpleDateFormat` reads it, and `Date.toString` writes it: `Thu Jan 02 00:00:00 UTC 2020`. The month may have one digit,
 * and what is too many days or months goes on in the next: `2020-13-2` is `2021-01-02`. A time behind the day is no day.
 */
export function lenientDate(text: string): string | undefined {
  const [, year = "", month = "", day = ""] = /^\s*(\d{1,6})-(\d{1,6})-(\d{1,6})\s*$/.exec(text) ?? [];
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return year === "" || Number.isNaN(date.getTime()) ? undefined : dateText(date);
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The first day of the calendar of today. Java has that of Caesar before. */
const firstDay = Date.UTC(1582, 9, 15);

/** `Date.toString` in UTC: `Thu Jan 02 00:00:00 UTC 2020`. There is no year 0: before 1 comes 1. */
export function dateText(date: Date): string {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const shift = date.getTime() < firstDay ? julianShift(month < 2 ? year - 1 : year) : 0;
  const weekday = (((date.getUTCDay() + shift) % 7) + 7) % 7;
  const name = `${days[weekday] ?? ""} ${months[month] ?? ""} ${String(day).padStart(2, "0")}`;
  return `${name} 00:00:00 UTC ${String(year > 0 ? year : 1 - year)}`;
}

/** By how many days the two calendars differ in a year that begins in March. */
function julianShift(year: number): number {
  return Math.floor(year / 100) - Math.floor(year / 400) - 2;
}

/** A time with an offset, in its parts. `fraction`: the digits behind the seconds, without zeros at their end. */
export interface OffsetDateTime {
  readonly day: string;
  readonly minutes: string;
  readonly seconds: string;
  readonly fraction: string;
  readonly zone: string;
}

/** As `OffsetDateTime.parse` reads it: each part must be there (but seconds), and exist. */
export function offsetDateTime(text: string): OffsetDateTime | undefined {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)$/i.exec(text);
  if (match === null) return undefined;
  const [, day = "", minutes = "", seconds = "00", digits = "", offset = ""] = match;
  const local = `${day}T${minutes}:${seconds}`;
  // JavaScript knows 24:00, and lets February have 30 days: it writes another time then.
  const date = new Date(`${local}Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 19) !== local) return undefined;
  const zone = zoneOf(offset);
  return zone === undefined ? undefined : { day, minutes, seconds, fraction: digits.replace(/(?<!0)0+$/, ""), zone };
}

/** At most 18 hours. */
function zoneOf(offset: string): string | undefined {
  if (/^(z|[+-]00:00)$/i.test(offset)) return "Z";
  return /^.(0\d|1[0-7]):[0-5]\d$|^.18:00$/.test(offset) ? offset : undefined;
}

/** In small letters, with the zeros that it may lack at the beginning of each part. */
export function javaUuid(text: string): string | undefined {
  if (!/^[\da-f]{1,8}(-[\da-f]{1,4}){3}-[\da-f]{1,12}$/i.test(text)) return undefined;
  const sizes = [8, 4, 4, 4, 12];
  const parts = text.toLowerCase().split("-");
  return parts.map((part, index) => part.padStart(sizes[index] ?? 0, "0")).join("-");
}
