/** The report for programs: `specs/diff.schema.json` describes it. */
import type { Audience } from "../impact.js";
import type { Change, OperationMatch } from "../model.js";
import { refTo } from "../model.js";
import { type Sentence, textOf } from "../sentence.js";
import { explanation, titleOf } from "./explain.js";
import { countsOf, type DiffReport } from "./report.js";

/** Names the shape of the report: another shape is another number. */
const format = "airflow-codegen-diff/2";

export function diffJson(report: DiffReport, exitCode: number) {
  const { changes, operations, webhooks, models } = report.diff;
  const countsFor = (audience: Audience) => countsOf(changes, ({ impact }) => impact[audience]);
  return {
    format,
    old: report.old,
    new: report.new,
    selection: report.selection,
    summary: {
      ...countsOf(changes, ({ severity }) => severity),
      send: countsFor("send"),
      read: countsFor("read"),
    },
    base: report.diff.base,
    changes: changes.map((change) => changeJson(change, report)),
    operations: operations.map(matchJson),
    webhooks: webhooks.map(matchJson),
    models: models.map(({ reasons, ...match }) => ({ ...match, reasons: reasons.map(plain) })),
    ...(report.surface !== undefined && { surface: report.surface }),
    exitCode,
  };
}

function changeJson(change: Change, { locate }: DiffReport) {
  const { what: _what, reasons, places, ...rest } = change;
  return {
    ...rest,
    title: titleOf(change),
    message: `${plain(explanation(change))}.`,
    ...(reasons !== undefined && { reasons: reasons.map(plain) }),
    places: places.map(locate),
  };
}

function matchJson({ old, new: new_, confidence, reasons }: OperationMatch) {
  return { old: refTo(old), new: refTo(new_), confidence, reasons: reasons.map(plain) };
}

function plain(sentence: Sentence): string {
  return textOf(sentence);
}
