/**
 * Figures of the law that budget rules look at: caps, rates, thresholds, each with its basis, its time and how well it
 * is known. This is the only place where they stand. What is known with low confidence is used to ask, never to judge.
 */
import type { Confidence, IsoDate } from "../regulation/register-entry.ts";

export interface LegalParameter {
  /** Symbol of the regulation it rests on. */
  basis: string;
  locator: string;
  /** First and last day on which it holds; null: open. */
  from: IsoDate | null;
  until: IsoDate | null;
  confidence: Confidence;
}

export interface PriceCap extends LegalParameter {
  item: string;
  /** Matches the folded name of a line. */
  pattern: RegExp;
  /** Names that look alike and are not meant. */
  except?: RegExp;
  /** Whole đồng per piece or set. */
  cap: bigint;
  /** A lower cap for staff below the listed leaders, where there is one. */
  staffCap?: bigint;
}

const NORM_2025 = {
  basis: "15/2025/QĐ-TTg",
  locator: "Phụ lục (thay bằng 10/2026/QĐ-TTg từ 09/03/2026)",
  from: "2026-03-09",
  until: null,
  confidence: "high",
} as const;

/** Other machines, those of medicine among them, and what is done to machines or put into them. */
const SPECIAL =
  /\b(?:phim|anh|x ?-? ?quang|sieu am|noi soi|xet nghiem|giai phau|tieu ban|lam kinh|benh pham|te bao|vong tay|vong deo|3d|nha khoa|rang|(?:khoang|trong) mieng|da lieu|day mat|chan doan|dien tim|phau thuat|mach mau|vo[nm]g mac)\b|may chu|server|kiosk|van tay|ma vach|can cuoc|cccd|chuyen dung|nas\b|dieu khien|sua chua|linh kien|phu kien|bao (?:tri|duong)|phan mem|ban quyen|muc in/;

/** Caps on office machines. Machines not named here (servers, kiosks, readers) have none. */
export const PRICE_CAPS: readonly PriceCap[] = [
  {
    ...NORM_2025,
    item: "máy vi tính để bàn",
    pattern: /may (?:vi )?tinh(?! bang| xach| tien)|bo may tinh/,
    except: SPECIAL,
    cap: 20_000_000n,
  },
  {
    ...NORM_2025,
    item: "máy tính xách tay",
    pattern: /(?:may (?:vi )?tinh )?(?:may )?(?:xach tay|laptop)/,
    except: SPECIAL,
    cap: 25_000_000n,
    staffCap: 20_000_000n,
  },
  {
    ...NORM_2025,
    item: "máy tính bảng",
    pattern: /may tinh bang|tablet/,
    except: SPECIAL,
    cap: 25_000_000n,
    staffCap: 20_000_000n,
  },
  { ...NORM_2025, item: "máy in", pattern: /may in\b/, except: SPECIAL, cap: 13_000_000n },
  {
    ...NORM_2025,
    item: "máy scan tài liệu",
    pattern: /may (?:scan|quet)(?! (?:ma|the|cccd|van|qr|chip))/,
    except: SPECIAL,
    cap: 22_000_000n,
  },
  {
    ...NORM_2025,
    item: "máy hủy tài liệu",
    pattern: /may huy (?:tai lieu|giay)/,
    cap: 10_000_000n,
  },
  { ...NORM_2025, item: "máy photocopy", pattern: /(?:may )?photo ?copy/, cap: 110_000_000n },
];

/** Software products and services are not subject to VAT; hired software as a service is debated. */
export const SOFTWARE_VAT: LegalParameter = {
  basis: "48/2024/QH15",
  locator: "Điều 5 khoản 21",
  from: "2025-07-01",
  until: null,
  confidence: "high",
};

/** 10 % goods and services at 8 %. */
export const REDUCED_VAT: LegalParameter = {
  basis: "204/2025/QH15",
  locator: "Điều 1",
  from: "2025-07-01",
  until: "2026-12-31",
  confidence: "medium",
};

/** Telecommunications stay at 10 % while others are reduced. */
export const TELECOM_VAT: LegalParameter = {
  basis: "174/2025/NĐ-CP",
  locator: "Điều 1 khoản 1, Phụ lục I",
  from: "2025-07-01",
  until: "2026-12-31",
  confidence: "medium",
};

/** Budget lines for cyber security, back-up and level files. */
export const SECURITY_LINE: LegalParameter = {
  basis: "331/2026/NĐ-CP",
  locator: "",
  from: null,
  until: null,
  confidence: "high",
};

export interface Threshold extends LegalParameter {
  /** Whole đồng. */
  amount: bigint;
}

/** Direct appointment for a purchase that is no project. */
export const DIRECT_APPOINTMENT: readonly Threshold[] = [
  {
    basis: "214/2025/NĐ-CP",
    locator: "Điều 78 khoản 4 (sửa bởi 349/2026/NĐ-CP)",
    from: "2026-09-09",
    until: null,
    confidence: "medium",
    amount: 1_000_000_000n,
  },
  {
    basis: "214/2025/NĐ-CP",
    locator: "Điều 78",
    from: null,
    until: "2026-09-08",
    confidence: "high",
    amount: 500_000_000n,
  },
];

/** True when the parameter holds on the date; an open date counts as holding. */
export function holdsOn(parameter: LegalParameter, date: IsoDate | null): boolean {
  if (date === null) return true;
  return (
    (parameter.from === null || date >= parameter.from) &&
    (parameter.until === null || date <= parameter.until)
  );
}
