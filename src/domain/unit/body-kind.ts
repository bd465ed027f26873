/** Kinds of health bodies, told from a full name: what such a body calls itself in its plan, who leads it. */
import { fold } from "../text/fold.ts";

export interface BodyKind {
  id:
    | "centre"
    | "station"
    | "hospital"
    | "department"
    | "institute"
    | "branch"
    | "clinic"
    | "other";
  /** In front of the proper name: "Trung tâm Y tế". */
  full: string;
  /** After the first mention: "Trung tâm". */
  short: string;
  /** Letters that stand for `full` in running text: "TTYT"; null where there are none of general use. */
  letters: string | null;
  head: string;
  deputy: string;
  /** Its leaders together: "Ban Giám đốc". */
  board: string;
}

const DIRECTOR = { head: "Giám đốc", deputy: "Phó Giám đốc", board: "Ban Giám đốc" } as const;

/** First match wins, over the folded name. */
const KINDS: readonly (readonly [RegExp, BodyKind])[] = [
  [
    /^(?:trung tam y te|ttyt)\b/,
    { id: "centre", full: "Trung tâm Y tế", short: "Trung tâm", letters: "TTYT", ...DIRECTOR },
  ],
  [
    /^(?:cum )?(?:tram y te|tyt)\b/,
    {
      ...{ id: "station", full: "Trạm Y tế", short: "Trạm", letters: "TYT" },
      ...{ head: "Trưởng trạm", deputy: "Phó Trưởng trạm", board: "Lãnh đạo Trạm" },
    },
  ],
  [
    /^(?:benh vien|bv)/,
    { id: "hospital", full: "Bệnh viện", short: "Bệnh viện", letters: null, ...DIRECTOR },
  ],
  [/^so y te\b/, { id: "department", full: "Sở Y tế", short: "Sở", letters: "SYT", ...DIRECTOR }],
  [
    /^trung tam\b/,
    { id: "other", full: "Trung tâm", short: "Trung tâm", letters: null, ...DIRECTOR },
  ],
  [
    /^vien\b/,
    {
      ...{ id: "institute", full: "Viện", short: "Viện", letters: null },
      ...{ head: "Viện trưởng", deputy: "Phó Viện trưởng", board: "Lãnh đạo Viện" },
    },
  ],
  [
    /^chi cuc\b/,
    {
      ...{ id: "branch", full: "Chi cục", short: "Chi cục", letters: null },
      ...{ head: "Chi cục trưởng", deputy: "Phó Chi cục trưởng", board: "Lãnh đạo Chi cục" },
    },
  ],
  [
    /^phong kham\b/,
    { id: "clinic", full: "Phòng khám", short: "Phòng khám", letters: null, ...DIRECTOR },
  ],
];

/** A body whose name tells no kind is "đơn vị" to itself. */
const UNIT: BodyKind = {
  ...{ id: "other", full: "Đơn vị", short: "Đơn vị", letters: null },
  ...{ head: "Thủ trưởng đơn vị", deputy: "Phó Thủ trưởng đơn vị", board: "Lãnh đạo đơn vị" },
};

export function kindOfBody(name: string): BodyKind {
  const folded = fold(name);
  return KINDS.find(([pattern]) => pattern.test(folded))?.[1] ?? UNIT;
}
