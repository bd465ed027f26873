/** Cover, recipients and signature of the next plan: the unit's own profile before what the prior plan printed. */
import type { DraftCover } from "../draft/draft.ts";
import { symbolSuffixOf } from "../unit/unit-profile.ts";
import type { Signature } from "./plan.ts";
import { rewritePlain } from "./rewrite-text.ts";
import type { RolloverContext } from "./rollover-context.ts";

export function symbolSuffix(ctx: RolloverContext): string {
  const own = symbolSuffixOf(ctx.profile ?? {});
  if (own !== null) return own;
  return /KH-[\p{L}\d]+/u.exec(ctx.plan.cover.symbol ?? "")?.[0] ?? "KH";
}

export function coverOf(ctx: RolloverContext): DraftCover {
  const { cover, signature, recipients } = ctx.plan;
  const profile = ctx.profile ?? {};
  const title = rewritePlain(ctx, { id: "bia", heading: "Tên kế hoạch" }, cover.title);
  return {
    parentBody: profile.parentBody ?? cover.parentBody,
    body: profile.name ?? cover.body,
    symbolSuffix: symbolSuffix(ctx),
    place: profile.place ?? cover.place,
    title,
    ...signerOf(ctx, signature),
    recipients: recipients.map((recipient) =>
      rewritePlain(ctx, { id: "noi-nhan", heading: "Nơi nhận" }, recipient),
    ),
  };
}

/** The unit's profile before the prior plan's signature: signers change. */
function signerOf(
  ctx: RolloverContext,
  signature: Signature | null,
): Pick<DraftCover, "signerTitle" | "signerName"> {
  return {
    signerTitle: ctx.profile?.signerTitle ?? signature?.title ?? "THỦ TRƯỞNG ĐƠN VỊ",
    signerName: ctx.profile?.signerName ?? signature?.name ?? null,
  };
}
