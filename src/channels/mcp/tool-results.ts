/** What the tools give, as schemas that the asking assistant is told. */
import { z } from "zod";

import { CitedStatus } from "../../domain/answer/answer.ts";
import { Review } from "../../domain/review/finding.ts";

const symbol = z.string().nullable();
const locator = z.string().nullable().describe("Điều, khoản, mục; không có thì null");

const Status = z.object({
  documentId: z.string(),
  ...{ symbol, type: z.string(), issuer: z.string(), title: z.string() },
  signed: z.string().nullable().describe("Ngày ký, YYYY-MM-DD"),
  effective: z.string().nullable().describe("Ngày áp dụng, YYYY-MM-DD"),
  status: CitedStatus,
  since: z.string().nullable().describe("Từ ngày nào ở tình trạng này"),
  replacedBy: z.array(symbol),
});

export const SearchResult = z.object({
  hits: z.array(
    z.object({
      ...{ rank: z.int(), documentId: z.string(), symbol, title: z.string(), locator },
      ...{ score: z.number(), text: z.string() },
      reading: z.string().optional().describe("Đọc lại chữ mất dấu, cần đối chiếu bản gốc"),
    }),
  ),
});
export const StatusResult = z.object({ asOf: z.string(), documents: z.array(Status) });
export const ReferencesResult = z.object({
  asOf: z.string(),
  references: z.array(
    z.object({
      symbol: z.string(),
      known: z.boolean().describe("Có trong sổ văn bản hay không"),
      documents: z.array(Status),
    }),
  ),
});
export const ReviewResult = Review;
export const PriorPlanResult = z.object({
  passages: z.array(
    z.object({
      ...{ documentId: z.string(), title: z.string(), year: z.int().nullable(), locator },
      ...{ headingPath: z.array(z.string()), text: z.string() },
      share: z.number().describe("Phần của câu tra có trong đoạn, 0 đến 1"),
    }),
  ),
});
