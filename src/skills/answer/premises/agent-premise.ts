/** "Hồ sơ cấp độ 3 do Sở Y tế phê duyệt phải không": who does something, held against the statement found. Pure. */
import { fold } from "../../../domain/text/fold.ts";
import type { Scored } from "../evidence.ts";
import { ofSubject } from "../select-facts.ts";
import type { Question } from "../understand.ts";
import type { Verdict } from "./check-values.ts";
import { issuerSaid } from "./issuer-premise.ts";

const DEEDS =
  "phe duyet|duyet|tham dinh|quyet dinh|ban hanh|ky|cap|chi tra|quan ly|lap|cong bo|to chuc|xac dinh|quy dinh|huong dan|chu tri|giam sat|kiem tra|bao cao|thuc hien|chiu trach nhiem";
/** "Cấp độ", "chế độ" fold into "do". */
const BY = new RegExp(
  `(?<!\\b(?:cap|muc|che|trinh|toc|tien) )\\b(?:do|boi) ((?:[a-z0-9]+ ){1,8}?)(${DEEDS})\\b`,
);

/** Words of a name that tell no body apart. */
const COMMON =
  /\b(?:co quan|don vi|nguoi|cac|cua|tinh|huyen|truong|thu truong|lanh dao|bo|so|cuc|vu|va|he thong|thong tin)\b/g;

export function checkAgent(question: Question, ranked: readonly Scored[]): Verdict | null {
  if (question.claims.mood !== "asserted") return null;
  const claim = BY.exec(fold(question.text));
  const [best] = ranked;
  if (!claim || !best || issuerSaid(question) !== null) return null;
  const near = ranked
    .filter((one) => one.score >= best.score * 0.75 && ofSubject(one, question))
    .slice(0, 5);
  const telling = near
    .map((fact) => ({ fact, agents: agentsOf(fact, claim[2] ?? "") }))
    .filter(({ agents }) => agents.length > 0);
  const [home] = telling;
  if (!home) return null;
  const said = (claim[1] ?? "").trim();
  const same = telling.find(({ agents }) => agents.some((agent) => isSame(said, agent)));
  if (same) return { right: true, said: "Đúng.", fact: same.fact };
  return { right: false, said: "Không đúng.", fact: home.fact };
}

function agentsOf({ unit: { provision, passage } }: Scored, deed: string): string[] {
  const text = fold(passage.text);
  const by = BY.exec(text);
  const sameDeed = by !== null && (by[2] ?? "").includes(deed.replace(/^phe /, ""));
  const told = sameDeed ? [(by[1] ?? "").trim()] : [];
  const acts =
    new RegExp(`\\b${deed}\\b(?<!\\bdinh ky)`).test(text) && provision?.who !== undefined
      ? [fold(provision.who)]
      : [];
  return [...told, ...acts];
}

function isSame(said: string, told: string): boolean {
  const words = (name: string) => {
    const own = name
      .replace(COMMON, " ")
      .split(/\s+/)
      .filter((word) => word.length > 1);
    return own.length > 0 ? own : name.split(" ");
  };
  const [a, b] = [words(said), new Set(words(told))];
  return a.filter((word) => b.has(word)).length / a.length >= 0.5;
}
