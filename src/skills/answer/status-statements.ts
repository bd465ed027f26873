/** Sentences about the status of a document as of a date: in force, replaced (whole chain), partly dead, ended, … */
import { displayDate } from "../../domain/reference/vietnamese-date.ts";
import { tellsOfSources } from "../../domain/regulation/entry-passages.ts";
import {
  isNumberOnly,
  type IsoDate,
  type RegisterEntry,
} from "../../domain/regulation/register-entry.ts";
import { type Effect, startOf } from "../../domain/regulation/status.ts";
import { STATUS_WORDS } from "../../domain/regulation/status-words.ts";
import { callIt, type Citer, type Statement } from "./statement.ts";

const day = (date: IsoDate | null): string => (date === null ? "ngày chưa rõ" : displayDate(date));

const since = (date: IsoDate | null): string =>
  date === null ? "(chưa rõ từ ngày nào)" : `từ ${displayDate(date)}`;

/** "Thông tư 13/2025/TT-BYT ngày 06/06/2025 của Bộ Y tế (Hướng dẫn …), áp dụng từ 21/07/2025, còn hiệu lực tính đến 22/11/2026." */
export function introduce(entry: RegisterEntry, citer: Citer, asOf: IsoDate): Statement {
  const status = citer.status(entry);
  const signed = entry.signed === null ? "" : ` ngày ${displayDate(entry.signed)}`;
  const start = startOf(entry);
  const from =
    start === null ? "" : `, áp dụng từ ${start === entry.signed ? "ngày ký" : displayDate(start)}`;
  const why =
    status.code === "unclear" && status.doubt !== null ? ` (${trimStop(status.doubt)})` : "";
  return {
    lead: true,
    text: `${callIt(entry)}${signed} của ${entry.issuer}${titleOf(entry)}${from}, ${STATUS_WORDS[status.code]} tính đến ${displayDate(asOf)}${why}.`,
    citations: [citer.heading(entry)],
  };
}

/** " (Hướng dẫn …)"; nothing of a document that is known by its number alone. */
export const titleOf = (entry: RegisterEntry): string =>
  isNumberOnly(entry) ? "" : ` (${entry.title})`;

/** Everything the register knows of the document's status, most telling first. */
export function statusStatements(entry: RegisterEntry, citer: Citer, asOf: IsoDate): Statement[] {
  const status = citer.status(entry);
  const name = callIt(entry);
  const until = `(tính đến ${displayDate(asOf)})`;
  const own = citer.heading(entry);
  switch (status.code) {
    case "replaced":
      return withCurrent(
        replaced(entry, status.replacedBy, citer, until),
        currentEnds(entry, citer),
        [...chain(entry, citer)],
        citer,
      );
    case "period-ended":
      return [
        {
          lead: true,
          text: `${name} ${entry.force === "normative" ? "không còn hiệu lực" : "đã hết giai đoạn áp dụng"} từ ${day(status.since)} ${until}${endOf(entry)}${followedBy(status.succeededBy)}.`,
          citations: [own],
        },
        ...successors(status.succeededBy, citer),
        ...notes(entry, citer),
      ];
    case "upcoming":
      return [
        {
          lead: true,
          text: `${name} ${entry.signed !== null && entry.signed > asOf ? "chưa được ban hành" : "đã ban hành nhưng chưa có hiệu lực"} ${until}; áp dụng từ ${day(startOf(entry))}.`,
          citations: [own],
        },
      ];
    case "unclear":
      return [
        {
          lead: true,
          text: `${name} chưa rõ còn hiệu lực hay không ${until}: ${trimStop(status.doubt ?? "các nguồn chưa thống nhất")}. Cần đối chiếu trước khi viện dẫn.`,
          citations: [own],
        },
        ...successors(status.succeededBy, citer),
        ...notes(entry, citer),
      ];
    case "in-force-partly":
      return [
        introduce(entry, citer, asOf),
        ...ending(status.upcoming, entry, citer),
        ...deadParts(status.deadParts, citer),
        ...amendments(status.amendedBy, citer),
      ];
    case "in-force":
      return [
        introduce(entry, citer, asOf),
        ...ending(status.upcoming, entry, citer),
        ...amendments(status.amendedBy, citer),
        ...notReplaced(entry, citer),
      ];
  }
}

const followedBy = (effects: readonly Effect[]): string =>
  effects.length === 0
    ? ""
    : `; văn bản tiếp nối là ${effects.map(({ acting }) => callIt(acting)).join(", ")}`;

function replaced(
  entry: RegisterEntry,
  effects: Effect[],
  citer: Citer,
  until: string,
): Statement[] {
  return effects.map((effect, index) => {
    const clause = effect.relation.clause === undefined ? "" : ` theo ${effect.relation.clause}`;
    const doubt =
      effect.relation.confidence === "high"
        ? ""
        : " (cần đối chiếu: chưa đọc được điều khoản thay thế)";
    return {
      lead: index === 0,
      text: `${callIt(entry)} không còn hiệu lực ${since(effect.from)} ${until}: được thay bằng ${callIt(effect.acting)} của ${effect.acting.issuer} (${effect.acting.title})${clause}${doubt}.${exception(effect)}`,
      citations: [citer.effect(effect), citer.heading(entry, "superseded")],
    };
  });
}

function exception(effect: Effect): string {
  return effect.relation.note === undefined ? "" : ` ${effect.relation.note}`;
}

/** The documents in force at the end of a chain whose next link has died too. */
function currentEnds(entry: RegisterEntry, citer: Citer): RegisterEntry[] {
  const status = citer.status(entry);
  const direct = new Set(status.replacedBy.map((effect) => effect.acting));
  return status.current.filter((current) => !direct.has(current));
}

/** The first sentence names what applies today, and leans on it first. */
function withCurrent(
  statements: Statement[],
  ends: readonly RegisterEntry[],
  rest: readonly Statement[],
  citer: Citer,
): Statement[] {
  const [first, ...others] = statements;
  if (!first || ends.length === 0) return [...statements, ...rest];
  const names = ends.map(
    (end) =>
      `${callIt(end)} của ${end.issuer} (${end.title}), ${STATUS_WORDS[citer.status(end).code]}`,
  );
  return [
    {
      ...first,
      text: `${trimStop(first.text)}. Nay áp dụng ${names.join("; ")}.`,
      citations: [...ends.map((end) => citer.heading(end)), ...first.citations],
    },
    ...others,
    ...rest,
  ];
}

/** Links of the chain behind the first one. */
function chain(entry: RegisterEntry, citer: Citer): Statement[] {
  return citer.status(entry).replacedBy.flatMap((effect) =>
    citer.status(effect.acting).replacedBy.map((further) => ({
      text: `${callIt(effect.acting)} cũng đã hết hiệu lực từ ${day(further.from)}, thay bằng ${callIt(further.acting)}.`,
      citations: [citer.effect(further)],
    })),
  );
}

function successors(effects: Effect[], citer: Citer): Statement[] {
  return effects.map((effect) => ({
    text: `Văn bản tiếp nối: ${callIt(effect.acting)} ngày ${day(effect.acting.signed)} của ${effect.acting.issuer} (${effect.acting.title}); chưa thấy điều khoản bãi bỏ văn bản cũ.`,
    citations: [citer.effect(effect)],
  }));
}

/** Replacements already issued whose day has not come. */
function ending(effects: Effect[], entry: RegisterEntry, citer: Citer): Statement[] {
  return effects.map((effect) => ({
    text: `${callIt(entry)} sẽ hết hiệu lực từ ${day(effect.from)}: ${callIt(effect.acting)} đã được ban hành để thay.`,
    citations: [citer.effect(effect, "related")],
  }));
}

function deadParts(effects: Effect[], citer: Citer): Statement[] {
  return effects.map((effect) => ({
    text: `Phần đã hết hiệu lực từ ${day(effect.from)}: ${effect.relation.part ?? "một phần"}, theo ${effect.relation.clause === undefined ? "" : `${effect.relation.clause} `}${callIt(effect.acting)}.`,
    citations: [citer.effect(effect)],
  }));
}

export function amendments(effects: Effect[], citer: Citer): Statement[] {
  return effects.map((effect) => ({
    text: `Được sửa đổi, bổ sung bởi ${callIt(effect.acting)} từ ${day(effect.from)}${effect.relation.part === undefined ? "" : ` (${effect.relation.part})`}; đọc cùng bản sửa.`,
    citations: [citer.effect(effect, "related")],
  }));
}

function notReplaced(entry: RegisterEntry, citer: Citer): Statement[] {
  if (entry.period?.to === undefined) return [];
  const end = displayDate(entry.period.to);
  const text =
    entry.force === "normative"
      ? `${callIt(entry)} áp dụng đến hết ngày ${end}, sau ngày đó tự hết hiệu lực.`
      : `Mục tiêu của văn bản đặt đến ${end}.`;
  return [{ text, citations: [citer.heading(entry)] }];
}

function notes(entry: RegisterEntry, citer: Citer): Statement[] {
  const told = entry.notes.filter((text) => !tellsOfSources(text));
  return told.slice(0, 2).map((text) => ({
    text,
    citations: [citer.passage(entry, { text, locator: null }, "related")],
  }));
}

/** A programme says to when its goals run; a decree that fell with its law says so in its notes. */
function endOf(entry: RegisterEntry): string {
  const end = entry.period?.to;
  if (end === undefined || entry.force === "normative") return "";
  return `: mục tiêu của văn bản đặt đến ${displayDate(end)}`;
}

const trimStop = (text: string): string => text.replace(/[.\s]+$/, "");
