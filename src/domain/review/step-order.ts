/** Steps that follow each other ("chạy thử …, chính thức …") told out of their order. */
import { displayDate } from "../reference/vietnamese-date.ts";
import type { Finding } from "./finding.ts";
import { certainty, type Prose, quoteOf } from "./prose.ts";
import { timePoints } from "./time-points.ts";

const TRIAL = /\b(?:chay thu|thu nghiem|thi diem|khao sat|lua chon nha (?:thau|cung cap))\b/;
const REAL = /\b(?:chinh thuc|nhan rong|dua vao (?:su dung|van hanh)|nghiem thu|ban giao)\b/;

/** The trial begins after the real thing, in one sentence. */
export function stepsOutOfOrder(prose: Prose): Finding[] {
  return prose.lines.flatMap((line) => {
    const trial = TRIAL.exec(line.own);
    const real = REAL.exec(line.own);
    if (trial === null || real === null || real.index < trial.index) return [];
    const times = timePoints(line.own);
    const first = times.find((time) => time.start > trial.index && time.start < real.index);
    const second = times.find((time) => time.start > real.index);
    if (first === undefined || second === undefined || first.from <= second.to) return [];
    if (/[.;]/.test(line.own.slice(first.end, second.start))) return [];
    return [
      {
        code: "dates-out-of-order",
        severity: certainty("warning", prose.all.unsure),
        where: line.where,
        quote: quoteOf(line, trial.index, second.end - trial.index),
        expected: "bước sau không sớm hơn bước trước",
        found: `${displayDate(first.from)} – ${displayDate(second.to)}`,
        message: `Bước “${trial[0] === "" ? "" : line.text.slice(trial.index, trial.index + trial[0].length)}” ghi ${line.text.slice(first.start, first.end).trim()}, sau bước “${line.text.slice(real.index, real.index + real[0].length)}” (${line.text.slice(second.start, second.end).trim()}).`,
      },
    ];
  });
}
