/** Which part a request orders in its own words: "soạn mục hạ tầng số" without any other word on the part is a section. */
import { namesSection, sectionOrderIn } from "../domain/plan/asked/section-order.ts";
import type { Plan } from "../domain/plan/plan.ts";
import type { DraftRequest } from "./assistant.ts";

export interface AskedPart {
  part: DraftRequest["part"];
  /** What is wished of it; null: nothing more. */
  request: string | null;
  /** What of the request the chosen part leaves aside. */
  notices: readonly string[];
}

export function askedPart(
  { part, request, wholePlan }: Pick<DraftRequest, "part" | "request" | "wholePlan">,
  plan: Plan,
): AskedPart {
  const order = request === undefined ? null : sectionOrderIn(request);
  const asIs = { part, request: request ?? null, notices: [] };
  if (order === null || !(order.certain || namesSection(order.section, plan))) return asIs;
  const rest = order.rest === "" ? null : order.rest;
  if (part === "plan" && wholePlan !== true)
    return { part: { section: order.section }, request: rest, notices: [] };
  // A name alone beside a part that was chosen is a wish for it.
  if (!order.certain) return asIs;
  if (typeof part === "object") return { part, request: rest, notices: [] };
  const chosen = part === "plan" ? "cả kế hoạch" : "dự toán";
  const notice = `Bản này là ${chosen} như đã chọn; yêu cầu “${order.section}” không dùng, chọn soạn một mục để chỉ có mục đó.`;
  return { part, request: rest, notices: [notice] };
}
