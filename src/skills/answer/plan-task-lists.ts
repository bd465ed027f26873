/** The tasks of a plan that one body has, or that are due at one time. */
import { fold } from "../../domain/text/fold.ts";
import { fromRoman } from "../../domain/text/roman.ts";
import type { TaskLine } from "./answer-deps.ts";
import type { TaskPart } from "./plan-task-wish.ts";
import { taskDetails } from "./plan-task-words.ts";

export interface TaskList {
  tasks: readonly TaskLine[];
  /** "Phòng Nghiệp vụ Y phối hợp", behind which their number stands. */
  says: string;
}

type Role = Extract<TaskPart, "lead" | "support" | "monitor">;
const ROLES: readonly (readonly [Role, RegExp, string])[] = [
  ["support", /\bphoi hop\b/, "phối hợp"],
  ["monitor", /\b(?:theo doi|don doc|giam sat)\b/, "theo dõi, đôn đốc"],
  ["lead", /\b(?:chu tri|phu trach|dam nhiem)\b/, "chủ trì, thực hiện"],
];
const ALL_ROLES: readonly Role[] = ["lead", "support", "monitor"];

/** null where the question names no body that the plan gives a task to. */
export function bodyTasks(tasks: readonly TaskLine[], text: string): TaskList | null {
  const asked = ` ${plain(text)} `;
  const names = tasks.flatMap((one) => bodiesOf(one, ALL_ROLES));
  const named = names
    .filter((name) => isNamed(name, asked))
    .toSorted((a, b) => b.length - a.length)[0];
  if (named === undefined) return null;
  const role = ROLES.find(([, words]) => words.test(asked));
  const parts = role === undefined ? ALL_ROLES : [role[0]];
  const own = tasks.filter((one) =>
    bodiesOf(one, parts).some((name) => plain(name) === plain(named)),
  );
  return own.length === 0 ? null : { tasks: own, says: `${named} ${role?.[2] ?? "có"}` };
}

function bodiesOf(one: TaskLine, parts: readonly Role[]): string[] {
  return taskDetails(one)
    .filter(({ part }) => parts.some((wanted) => wanted === part))
    .flatMap(({ value }) => value.split(/[;,]|\(|\)|\.\s+-\s|^-\s/))
    .map((name) =>
      name
        .replace(/\s(?:chủ trì|thực hiện|theo dõi|phối hợp|tổ chức)\b.*$/u, "")
        .replace(/[.\s]+$/, "")
        .trim(),
    )
    .filter((name) => /\p{L}{2}/u.test(name));
}

/** "Trung tâm Kiểm soát bệnh tật" is the one of the province. */
function isNamed(name: string, asked: string): boolean {
  const own = plain(name);
  if (own.split(" ").length < 2 || TOO_WIDE.test(own)) return false;
  const short = own.replace(/ (?:tinh|so|so y te|huyen|trung tam)$/, "");
  return (
    asked.includes(` ${own} `) || (short.split(" ").length > 2 && asked.includes(` ${short} `))
  );
}

/** The unit of the plan itself, or everybody. */
const TOO_WIDE = /^(?:so y te|trung tam y te|benh vien|don vi|cac don vi|ubnd tinh)$/;

const TIMES: readonly RegExp[] = [
  /\bquy (?:[1-4]|iv|i{1,3})\b/,
  /\bthang \d{1,2}\b/,
  /\bthuong xuyen\b/,
  /\btruoc \d{1,2}\/\d{1,2}\b/,
];

/** null where the question names no time, or no task is due then. */
export function timeTasks(tasks: readonly TaskLine[], text: string): TaskList | null {
  const asked = plain(text);
  const said = TIMES.map((pattern) => pattern.exec(asked)?.[0]).find((one) => one !== undefined);
  if (said === undefined) return null;
  const wanted = normal(said);
  const own = tasks.filter((one) =>
    taskDetails(one).some(
      ({ part, value }) =>
        part === "deadline" && ` ${normal(plain(value))} `.includes(` ${wanted} `),
    ),
  );
  return own.length === 0 ? null : { tasks: own, says: `thời hạn “${typedAs(said, text)}” có` };
}

/** "quý III" and "quý 3", "tháng 02" and "tháng 2" are one. */
const normal = (text: string): string =>
  text
    .replace(
      /\bquy (iv|i{1,3})\b/g,
      (_, roman: string) => `quy ${fromRoman(roman.toUpperCase()) ?? roman}`,
    )
    .replace(/\b0(\d)\b/g, "$1");

const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}/]+/gu, " ")
    .trim();

/** The words as typed, marks and all. */
function typedAs(said: string, text: string): string {
  const words = text.split(/\s+/);
  const size = said.split(" ").length;
  const at = words.findIndex((_, i) => plain(words.slice(i, i + size).join(" ")) === said);
  return at < 0
    ? said
    : words
        .slice(at, at + size)
        .join(" ")
        .replace(/[?.,;]+$/, "");
}
