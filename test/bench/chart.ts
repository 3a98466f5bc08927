/** The results as one SVG: sections below each other, legible on light and on dark pages. */
import { count, ratio, seconds } from "./figures.js";
import { exponentOf, type Point } from "./statistics.js";

/** Rows of horizontal bars. Each column has a scale of its own, and its values are seconds. */
export interface BarTable {
  readonly kind: "bars";
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly Bar[];
}

export interface Bar {
  readonly label: string;
  /** Less prominent, after the label. */
  readonly remark?: string;
  readonly isOurs: boolean;
  /** Undefined: it failed. */
  readonly values: readonly (number | undefined)[];
}

/** Lines over two logarithmic axes, ours first. */
export interface LineChart {
  readonly kind: "lines";
  readonly title: string;
  readonly series: readonly { readonly label: string; readonly points: readonly Point[] }[];
}

interface Drawn {
  readonly height: number;
  readonly parts: readonly string[];
}

const width = 960;
const margin = 28;
const labelWidth = 300;

/** It brings a ground of its own: the page that shows it may be dark where the reader's system is not. */
const style = `<style>
    text { font: 13px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328; }
    .ground { fill: #ffffff; stroke: #d1d9e0; } .title { font-weight: 600; font-size: 14px; } .quiet { fill: #59636e; }
    .number { font-variant-numeric: tabular-nums; } .strong { font-weight: 600; } .strong .quiet { font-weight: 400; }
    .halo { paint-order: stroke; stroke: #ffffff; stroke-width: 5px; stroke-linejoin: round; }
    .bar { fill: #afb8c1; } .bar.ours { fill: #0969da; } .grid { stroke: #d1d9e0; stroke-width: 1; }
    .line { fill: none; stroke: #818b98; stroke-width: 2; } .dot { fill: #818b98; } .line.ours { stroke: #0969da; } .dot.ours { fill: #0969da; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; } .ground { fill: #0d1117; stroke: #3d444d; } .quiet { fill: #9198a1; }
      .bar { fill: #656c76; } .bar.ours { fill: #4493f8; } .grid { stroke: #2f353d; } .halo { stroke: #0d1117; }
      .line { stroke: #9198a1; } .dot { fill: #9198a1; } .line.ours { stroke: #4493f8; } .dot.ours { fill: #4493f8; }
    }
  </style>`;

/** An SVG document of all sections, in their order. */
export function chart(sections: readonly (BarTable | LineChart)[]): string {
  let y = margin;
  const groups = sections.map((section) => {
    const { height, parts } = section.kind === "bars" ? bars(section) : lines(section);
    const group = `<g transform="translate(0 ${y})">\n    ${parts.join("\n    ")}\n  </g>`;
    y += height + margin;
    return group;
  });
  const title = sections.map((section) => section.title).join("; ");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img">
  <title>${escaped(title)}</title>
  ${style}
  <rect class="ground" x="0.5" y="0.5" width="${width - 1}" height="${y - 1}" rx="8"/>
  ${groups.join("\n  ")}
</svg>
`;
}

function bars({ title, columns, rows }: BarTable): Drawn {
  const rowHeight = 24;
  const columnWidth = (width - 2 * margin - labelWidth) / columns.length;
  const left = (column: number) => margin + labelWidth + column * columnWidth;
  const heads = columns.map((name, column) => text(left(column), 34, name, "quiet"));
  const scales = columns.map((_, column) => {
    const most = Math.max(...rows.map(({ values }) => values[column] ?? 0));
    // Beside the longest bar there is room for its figures.
    return (columnWidth - 118) / most;
  });
  const own = rows.find(({ isOurs }) => isOurs);
  const drawn = rows.flatMap(({ label, remark, isOurs, values }, row) => {
    const y = 44 + row * rowHeight;
    const cells = values.flatMap((value, column) => {
      if (value === undefined) return text(left(column), y + 14, "fails", "quiet");
      const length = Math.max(1.5, value * (scales[column] ?? 0));
      const base = own?.values[column];
      const to = base === undefined || value === base ? "" : ` <tspan class="quiet">${ratio(value / base)}</tspan>`;
      return [
        `<rect class="${classOf("bar", isOurs)}" x="${at(left(column))}" y="${y + 2}" width="${at(length)}" height="16" rx="2"/>`,
        `<text class="number" x="${at(left(column) + length + 8)}" y="${y + 14}">${seconds(value)} s${to}</text>`,
      ];
    });
    const after = remark === undefined ? "" : ` <tspan class="quiet">${escaped(remark)}</tspan>`;
    const name = `<text${isOurs ? ' class="strong"' : ""} x="${at(margin + labelWidth - 14)}" y="${y + 14}" text-anchor="end">${escaped(label)}${after}</text>`;
    return [name, ...cells];
  });
  return { height: 44 + rows.length * rowHeight, parts: [heading(title), ...heads, ...drawn] };
}

function lines({ title, series }: LineChart): Drawn {
  const [left, right, top, bottom] = [margin + 50, width - margin - 200, 36, 276];
  const points = series.flatMap((one) => one.points);
  const x = axis(
    points.map(([size]) => size),
    left,
    right,
  );
  const y = axis(
    points.map(([, time]) => time),
    bottom,
    top,
  );
  const grid = [
    ...x.ticks.flatMap((tick) => [rule(x.at(tick), top, x.at(tick), bottom), text(x.at(tick), bottom + 20, count(tick), "quiet number", "middle")]), // prettier-ignore
    ...y.ticks.flatMap((tick) => [rule(left, y.at(tick), right, y.at(tick)), text(left - 10, y.at(tick) + 4, `${tick} s`, "quiet number", "end")]), // prettier-ignore
  ];
  const drawn = series.map(({ label, points: own }, index) => {
    const last = own.at(-1);
    if (last === undefined) return "";
    const isOurs = index === 0;
    const places = own.map(([size, time]) => ({ cx: at(x.at(size)), cy: at(y.at(time)) }));
    const path = places.map(({ cx, cy }) => `${cx},${cy}`).join(" ");
    const exponent = own.length > 1 ? ` <tspan class="quiet">exponent ${exponentOf(own).toFixed(2)}</tspan>` : "";
    return [
      `<polyline class="${classOf("line", isOurs)}" points="${path}"/>`,
      ...places.map(({ cx, cy }) => `<circle class="${classOf("dot", isOurs)}" cx="${cx}" cy="${cy}" r="3.5"/>`),
      `<text class="${isOurs ? "halo strong" : "halo"}" ${beside(x.at(last[0]), y.at(last[1]), isOurs ? "right" : sideOf(last, series[0]?.points ?? []))}>${escaped(label)}${exponent}</text>`,
    ].join("\n    ");
  });
  // Ours on top.
  return { height: bottom + 24, parts: [heading(title), ...grid, ...drawn.reverse()] };
}

/** Where the end of a line has room for its label: away from our line. */
function sideOf([size, time]: Point, ours: readonly Point[]): "above" | "below" {
  const own = ours.find(([other]) => other === size);
  return own === undefined || time >= own[1] ? "above" : "below";
}

function beside(x: number, y: number, side: "right" | "above" | "below"): string {
  if (side === "right") return `x="${at(x + 12)}" y="${at(y + 4)}"`;
  if (side === "below") return `x="${at(x + 6)}" y="${at(y + 20)}"`;
  return `x="${at(x - 8)}" y="${at(y - 8)}" text-anchor="end"`;
}

/** Logarithmic, from one tick to another: 1, 3, 10, 30, … */
function axis(values: readonly number[], from: number, to: number) {
  const all = Array.from({ length: 30 }, (_, index) =>
    Number(`${index % 2 === 0 ? 1 : 3}e${Math.floor(index / 2) - 6}`),
  );
  const low = all.findLast((tick) => tick <= Math.min(...values)) ?? 1;
  const high = all.find((tick) => tick > low && tick >= Math.max(...values)) ?? 10 * low;
  return {
    at: (value: number) => from + (Math.log(value / low) / Math.log(high / low)) * (to - from),
    ticks: all.filter((tick) => tick >= low && tick <= high),
  };
}

function heading(title: string): string {
  return text(margin, 12, title, "title");
}

function text(x: number, y: number, content: string, className: string, anchor = "start"): string {
  const attributes = `${className === "" ? "" : ` class="${className}"`}${anchor === "start" ? "" : ` text-anchor="${anchor}"`}`;
  return `<text x="${at(x)}" y="${at(y)}"${attributes}>${escaped(content)}</text>`;
}

function rule(x1: number, y1: number, x2: number, y2: number): string {
  return `<line class="grid" x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}"/>`;
}

function classOf(name: string, isOurs: boolean): string {
  return isOurs ? `${name} ours` : name;
}

/** A coordinate in tenths of a pixel, so that the file stays small. */
function at(value: number): string {
  return String(Number(value.toFixed(1)));
}

function escaped(content: string): string {
  return content.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
