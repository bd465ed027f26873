/** Cover, recipients and signature of the next plan: the unit's own profile before what the prior plan printed. */
import { findProvince, provinceEnd, provinceNamed } from "../document/place-names.ts";
import type { DraftCover } from "../draft/draft.ts";
import { fold } from "../text/fold.ts";
import {
  PROFILE_ANSWER,
  PROFILE_QUESTIONS,
  type ProfileField,
  symbolSuffixOf,
} from "../unit/unit-profile.ts";
import { placeNow, tellGrownProvince } from "./former-provinces.ts";
import { openMark } from "./open-marks.ts";
import type { Signature } from "./plan.ts";
import { presentBody } from "./present-names.ts";
import { isLegible } from "./readable-text.ts";
import { rewritePlain, TITLE } from "./rewrite-text.ts";
import { answerTo, need, questionIn, type RolloverContext } from "./rollover-context.ts";

export function symbolSuffix(ctx: RolloverContext): string {
  const own = symbolSuffixOf(ctx.profile ?? {});
  if (own !== null) return own;
  return /KH-[\p{L}\d]+/u.exec(ctx.plan.cover.symbol ?? "")?.[0] ?? "KH";
}

export function coverOf(ctx: RolloverContext): DraftCover {
  const profile = ctx.profile ?? {};
  const { cover, signature, recipients } = ctx.plan;
  tellGrownProvince(ctx, provinceOf(ctx));
  const title = rewritePlain(ctx, { id: TITLE, heading: "Tên kế hoạch" }, ctx.plan.cover.title);
  return {
    parentBody:
      profile.parentBody ??
      presentBody(ctx, sound(ctx, cover.parentBody)) ??
      parentOfDepartment(ctx) ??
      asked(ctx, "parentBody"),
    body: profile.name ?? presentBody(ctx, sound(ctx, cover.body)) ?? asked(ctx, "name"),
    symbolSuffix: symbolSuffix(ctx),
    place: profile.place ?? placeOf(ctx) ?? asked(ctx, "place"),
    title,
    ...issueYear(ctx),
    ...signerOf(ctx, signature),
    recipients:
      profile.recipients ??
      recipients.map((recipient) =>
        rewritePlain(ctx, { id: "noi-nhan", heading: "Nơi nhận" }, recipient),
      ),
  };
}

/** A plan that was signed in its own year has its successor signed in its own; where no day is known, none is told. */
function issueYear({ plan, targetYear }: RolloverContext): Pick<DraftCover, "issueYear"> {
  const signed = Number(plan.cover.date?.slice(0, 4) ?? Number.NaN);
  const ahead = plan.cover.year - signed;
  return ahead === 0 || ahead === 1 ? { issueYear: targetYear - ahead } : {};
}

/** The province of a department of health, by its own name or the title of its plan. */
function provinceOf({ plan: { cover }, profile, adopted }: RolloverContext): string | null {
  if (adopted !== undefined || profile?.name !== undefined) return provinceEnd(profile?.name ?? "");
  if (!/^so y te\b/.test(fold(cover.body ?? ""))) return null;
  return provinceEnd(cover.body ?? "") ?? findProvince(cover.title);
}

const CITIES = new Set(["Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"]);

/** Above a department of health stands the people's committee of its province. */
function parentOfDepartment(ctx: RolloverContext): string | null {
  const name = ctx.profile?.name ?? ctx.plan.cover.body ?? "";
  const province = /^so y te\b/.test(fold(name)) ? provinceOf(ctx) : null;
  if (province === null) return null;
  return `Ủy ban nhân dân ${CITIES.has(province) ? "thành phố" : "tỉnh"} ${province}`;
}

/** What stands before the day of the prior plan, else the province in the unit's name. */
function placeOf(ctx: RolloverContext): string | null {
  const { place, body } = ctx.plan.cover;
  const printed = sound(ctx, place) ?? (place === null ? null : provinceNamed(place));
  const at = printed ?? provinceOf(ctx);
  // Organs of the province sign at its name; any other body at the place where it is.
  const ofProvince = /^(?:so|ubnd|uy ban nhan dan) /.test(fold(body ?? ""));
  return at !== null && ofProvince ? placeNow(at, ctx.asOf) : at;
}

/** A name that a scan left without its marks is none to print. */
function sound(ctx: RolloverContext, name: string | null): string | null {
  return name === null || (ctx.plan.lostMarks && !isLegible(name)) ? null : name;
}

/** What neither profile nor prior plan tells is asked, under the id of the profile's field. */
function asked(ctx: RolloverContext, field: ProfileField): string | null {
  const ask = PROFILE_QUESTIONS.find((question) => question.field === field)?.ask ?? field;
  return answerTo(ctx, { section: "bia", id: `${PROFILE_ANSWER}${field}`, ask });
}

/** The unit's profile before the prior plan's signature: signers change. */
function signerOf(
  ctx: RolloverContext,
  signature: Signature | null,
): Pick<DraftCover, "signerTitle" | "signerName"> {
  return {
    signerTitle:
      ctx.profile?.signerTitle ??
      signature?.title ??
      asked(ctx, "signerTitle") ??
      openMark("chức vụ người ký"),
    signerName: ctx.profile?.signerName ?? signerIn(ctx, signature) ?? asked(ctx, "signerName"),
  };
}

/** A name that a scan left without its marks is a question that quotes it. */
function signerIn(ctx: RolloverContext, signature: Signature | null): string | null {
  const open = questionIn(signature?.name ?? "");
  const id = `${PROFILE_ANSWER}signerName`;
  return open === null ? (signature?.name ?? null) : need(ctx, { section: "bia", ask: open, id });
}
