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
  const [, year, month, day] = /^\s*(-?\d{1,6})-(\d{1,6})-(\d{1,6})\s*$/.exec(text) ?? [];
  return year === undefined ? undefined : dayText(dayNumber(Number(year), Number(month), Number(day)));
}

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The Julian day number of 1582-10-15: the first day of the calendar of today. Java has that of Caesar before. */
const firstDay = 2_299_161;

/** The Julian day number of a day. Those that the change of calendars left out are days of the old one. */
function dayNumber(year: number, month: number, day: number): number {
  // A year begins in March here, so that the day too many of a leap year is its last.
  const whole = year * 12 + month - 3;
  const [count, place] = [Math.floor(whole / 12), ((whole % 12) + 12) % 12];
  const ofCaesar = 365 * count + Math.floor(count / 4) + Math.floor((153 * place + 2) / 5) + day + 1_721_117;
  const ofToday = ofCaesar - Math.floor(count / 100) + Math.floor(count / 400) + 2;
  return ofToday >= firstDay ? ofToday : ofCaesar;
}

/** `Date.toString` in UTC. There is no year 0: before 1 comes 1. */
function dayText(number: number): string {
  const { year, month, day } = calendarDay(number);
  const name = `${days[((number % 7) + 7) % 7] ?? ""} ${months[month] ?? ""} ${String(day).padStart(2, "0")}`;
  return `${name} 00:00:00 UTC ${String(year > 0 ? year : 1 - year)}`;
}

/** Years that begin in March, counted in fours, in the calendar of today in centuries before. */
function calendarDay(number: number): { readonly year: number; readonly month: number; readonly day: number } {
  const start = number < firstDay ? 1_721_118 : 1_721_120;
  const shifted = number - start;
  const century = number < firstDay ? 0 : Math.floor((4 * shifted + 3) / 146_097);
  const inCentury = shifted - Math.floor((146_097 * century) / 4);
  const year = Math.floor((4 * inCentury + 3) / 1461);
  const inYear = inCentury - Math.floor((1461 * year) / 4);
  const place = Math.floor((5 * inYear + 2) / 153);
  return {
    year: 100 * century + year + (place >= 10 ? 1 : 0),
    month: (place + 2) % 12,
    day: inYear - Math.floor((153 * place + 2) / 5) + 1,
  };
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
  const match = /^(-?\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)$/i.exec(text);
  if (match === null) return undefined;
  const [, day = "", minutes = "", seconds = "00", digits = "", offset = ""] = match;
  const local = `${day}T${minutes}:${seconds}`;
  // JavaScript knows 24:00, and lets February have 30 days: it writes another time then.
  const known = local.replace(/^-/, "-00");
  const date = new Date(`${known}Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, known.length) !== known) return undefined;
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
