/** Who issued a document, as named behind "của", against the letters of its symbol. */
import { letterGroups } from "../../reference/letter-groups.ts";
import { fold } from "../../text/fold.ts";
import type { Severity } from "../finding.ts";
import type { CitationIssue } from "./citation-issue.ts";
import type { CitedReference } from "./cited-references.ts";
import { CITATION_FORM_BASIS } from "./printed-form.ts";

/** Last letters of a symbol → the body as it is named behind "của". */
const ISSUERS: Readonly<Record<string, { name: string; fits: RegExp }>> = {
  TTG: { name: "Thủ tướng Chính phủ", fits: /thu tuong/ },
  CP: { name: "Chính phủ", fits: /^(?!.*thu tuong).*chinh phu/ },
  BYT: { name: "Bộ Y tế", fits: /bo y te/ },
  BTTTT: {
    name: "Bộ Thông tin và Truyền thông",
    fits: /thong tin (?:va|&) truyen thong|bo tt ?(?:va|&)? ?tt/,
  },
  BTC: { name: "Bộ Tài chính", fits: /tai chinh/ },
  BKHCN: { name: "Bộ Khoa học và Công nghệ", fits: /khoa hoc/ },
  BHXH: { name: "Bảo hiểm xã hội", fits: /bao hiem xa hoi|bhxh/ },
  SYT: { name: "Sở Y tế", fits: /so y te/ },
  TW: {
    name: "cơ quan Trung ương của Đảng",
    fits: /bo chinh tri|ban bi thu|ban chap hanh|trung uong/,
  },
  QH13: { name: "Quốc hội", fits: /quoc hoi/ },
  QH14: { name: "Quốc hội", fits: /quoc hoi/ },
  QH15: { name: "Quốc hội", fits: /quoc hoi/ },
  BCA: { name: "Bộ Công an", fits: /cong an/ },
  BNV: { name: "Bộ Nội vụ", fits: /noi vu/ },
  BQP: { name: "Bộ Quốc phòng", fits: /quoc phong/ },
  BTP: { name: "Bộ Tư pháp", fits: /tu phap/ },
  BKHDT: { name: "Bộ Kế hoạch và Đầu tư", fits: /ke hoach/ },
  STTTT: { name: "Sở Thông tin và Truyền thông", fits: /so thong tin|so tt/ },
};

const ANY_ISSUER =
  /^(?:bo truong )?(?:thu tuong(?: chinh phu)?|chinh phu|quoc hoi|uy ban thuong vu|bo [a-z]+ [a-z]+|so [a-z]+ [a-z]+|bo (?:y te|cong an)|bao hiem xa hoi|ngan hang nha nuoc|toa an|vien kiem sat|kiem toan nha nuoc|hdnd|hoi dong nhan dan|uy ban nhan dan|ubnd|chu tich ubnd|tinh uy|cuc [a-z]+ [a-z]+)/;

/** Bodies of the Party that share the letters TW. */
const PARTY: readonly RegExp[] = [
  /\bbo chinh tri\b/,
  /\bban bi thu\b/,
  /\bban chap hanh (?:trung uong|tw)\b|\bbchtw\b/,
];

/** One body of the Party is named where the document is known to be another one's. */
function ofOtherPartyBody({ entry }: CitedReference, printed: string): string | null {
  const own = PARTY.find((body) => body.test(fold(entry?.issuer ?? "")));
  if (entry === null || own === undefined || own.test(printed)) return null;
  return PARTY.some((body) => body.test(printed)) ? entry.issuer : null;
}

/** Folded name behind "của"; the title that follows may name other bodies. */
function printedIssuer(cited: CitedReference): string | null {
  const named = /^\W*(?:cua|do)\s+([^,;.()]{3,70})/.exec(fold(cited.behind))?.[1];
  const title =
    /\s(?:phe duyet|ban hanh|quy dinh|huong dan|ve|sua doi|thong qua|cong bo|phan cong|giao|thanh lap)\s/;
  return named?.split(title)[0] ?? null;
}

/** The body named behind the symbol is another one than its letters say. */
export function checkIssuer(cited: CitedReference, unsure: boolean): CitationIssue | null {
  const { symbol } = cited.reference;
  const printed = printedIssuer(cited);
  if (unsure || symbol === null || printed === null) return null;
  const groups = letterGroups(symbol.replace(/^\d+(?:\/\d{4})?[-/]/, ""));
  const wanted = ISSUERS[groups.at(-1) ?? ""];
  if (wanted && ANY_ISSUER.test(printed) && !wanted.fits.test(printed)) {
    return issuerIssue(cited, {
      severity: severityOfIssuer(cited, printed),
      expected: wanted.name,
      message: `Ký hiệu ${symbol} là của ${wanted.name}, không khớp cơ quan được ghi sau “của”.`,
    });
  }
  const party = ofOtherPartyBody(cited, printed);
  if (party !== null) {
    return issuerIssue(cited, {
      severity: "warning",
      expected: party,
      message: `${symbol} là văn bản của ${party}, không khớp cơ quan được ghi sau “của”.`,
    });
  }
  // A plan is issued by the committee as a body; its chairman issues decisions and directives.
  const ofCommittee = groups[0] === "KH" && groups[1] === "UBND";
  if (!ofCommittee || !printed.startsWith("chu tich")) return null;
  return issuerIssue(cited, {
    severity: "info",
    expected: "UBND",
    message: `Kế hoạch ${symbol} mang ký hiệu của UBND, còn văn bản ghi là của Chủ tịch UBND; cần đối chiếu.`,
  });
}

/** A national document has one issuer; a province's may be shortened in many ways. */
const severityOfIssuer = ({ entry, reference }: CitedReference, printed: string): Severity =>
  entry?.scope === "national" ||
  // Of a number that the register does not hold both its letters and the words name bodies of the centre.
  (entry === null &&
    OF_CENTRE.test(reference.symbol ?? "") &&
    /^(?:bo truong|thu tuong|chinh phu|quoc hoi)\b/.test(printed))
    ? "warning"
    : "info";

const OF_CENTRE = /[-/](?:TTg|CP|BYT|BTC|BKHCN|BTTTT|QH\d\d)$/;

function issuerIssue(
  cited: CitedReference,
  at: { severity: Severity; expected: string; message: string },
): CitationIssue {
  return {
    cited,
    code: "citation-issuer-differs",
    severity: at.severity,
    message: at.message,
    expected: at.expected,
    found: cited.behind.split(/\s/).slice(0, 8).join(" "),
    basis: CITATION_FORM_BASIS,
  };
}
