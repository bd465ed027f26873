/**
 * Tasks and recipients given to bodies that no longer exist on the plan's date. Titles of older documents and the
 * report on earlier years keep the names of their time.
 */
import { displayDate } from "../../reference/vietnamese-date.ts";
import { fold } from "../../text/fold.ts";
import { abolishedBodies } from "../abolished-bodies.ts";
import { emptyOutcome, type Finding, type Where } from "../finding.ts";
import { certainty, type Prose, proseOf, withPlaces } from "../prose.ts";
import type { Rule, RuleCode } from "../rule.ts";

const codes: readonly RuleCode[] = [
  {
    code: "body-abolished",
    severity: "warning",
    meaning: "Giao việc hoặc gửi cho cơ quan không còn tồn tại ở ngày kế hoạch.",
    basis: "202/2025/QH15",
  },
];

const bodies = abolishedBodies(fold);

export const planBodies: Rule = {
  id: "plan-bodies",
  title: "Cơ quan không còn tồn tại",
  codes,
  check(input) {
    const date = input.planDate.date;
    if (date === null || input.facts.kind === "regulation") return emptyOutcome();
    const prose = proseOf(input);
    const gone = bodies.filter((body) => body.from <= date);
    return { ...emptyOutcome(), findings: gone.flatMap((body) => findingsOf(prose, body)) };
  },
};

/** Words without any mark were typed so. */
const isSpelled = (printed: string, spelled: RegExp): boolean =>
  spelled.test(printed.normalize("NFC")) || !/[^\0-\x7f–—]/.test(printed);

/** Told as what it was, or left behind by what is done; a draft asks itself what it is called now. */
function isFormer(prose: Prose, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  const named =
    /(?:truoc day|cu|nay la|\(nay|truoc sap xep|ban giao|chuyen giao|ket thuc|khong con|giai the)\b/.test(
      prose.own.slice(end).slice(0, 22),
    );
  const start = prose.all.lineAt(match.index)?.start ?? match.index;
  const sentence =
    prose.own
      .slice(start, match.index)
      .split(/[.;]\s/)
      .at(-1) ?? "";
  const past =
    /\b(?:truoc (?:ngay|day|nam|thang)|da (?:phoi hop|trien khai|thuc hien|ban hanh))\b|\b(?:(?<!can )bo|khong con|ket thuc|giai the|sap xep|thay cho) (?:don vi (?:hanh chinh )?)?$/.test(
      sentence,
    );
  const asked = /^[^.;\n[]{0,40}\[cần bổ sung: tên đơn vị sau sắp xếp/u;
  return named || past || asked.test(prose.all.text.slice(end));
}

function findingsOf(prose: Prose, body: (typeof bodies)[number]): Finding[] {
  const places: { where: Where; quote: string }[] = [];
  for (const match of prose.own.matchAll(body.words)) {
    const line = prose.all.lineAt(match.index);
    if (!line || line.part === "results" || line.part === "front" || line.part === "bases")
      continue;
    if (isFormer(prose, match)) continue;
    const printed = prose.all.text.slice(match.index, match.index + match[0].length);
    if (!isSpelled(printed, body.spelled)) continue;
    const quote =
      prose.all.text.slice(match.index, match.index + match[0].length + 20).split("\n")[0] ?? "";
    places.push({ where: line.where, quote: quote.trim() });
  }
  const [first] = places;
  if (!first) return [];
  return [
    withPlaces(
      {
        code: "body-abolished",
        severity: certainty("warning", prose.all.unsure),
        quote: first.quote,
        expected: body.successor,
        found: body.name,
        message: `Từ ${displayDate(body.from)} không còn ${body.name}; nhiệm vụ do ${body.successor} tiếp nhận.`,
        basis: body.basis,
        suggestion: `Thay bằng ${body.successor} sau khi đối chiếu tên cơ quan tiếp nhận tại địa phương.`,
      },
      places.map((place) => place.where),
    ),
  ];
}
