/** Strangers at the door, requests, invites, the own account and units. */
import type { GrantedRole, Role } from "../../domain/access/actor.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Access, Redeemed, Visit } from "../access/access.ts";
import { type Incoming, type OutgoingReply, text } from "./message.ts";
import { type DialogueState, offer } from "./state.ts";
import { say, type Turn } from "./turn.ts";

const ROLE_NAME: Record<Role, string> = {
  visitor: "khách",
  staff: "nhân viên",
  reviewer: "người rà soát",
  "unit-admin": "quản trị đơn vị",
};

const REFUSED: Record<Extract<Redeemed, { kind: "refused" }>["reason"], string> = {
  "unknown-code": "Mã này không đúng, đã hết hạn hoặc đã dùng hết; xin người quản trị mã mới.",
  "too-many-tries": "Anh/chị nhập sai mã quá nhiều lần; chờ 10 phút rồi thử lại.",
  "other-person": "Kênh này đã gắn với một tài khoản khác; gỡ ở tài khoản đó trước.",
  revoked: "Tài khoản này đã bị khóa; liên hệ người quản trị.",
};

/** "/start CODE" and a bare code: people coming in, or adding a channel. Null when the text is no code. */
export async function redeemTurn(
  access: Access,
  incoming: Incoming,
  code: string,
): Promise<{ replies: OutgoingReply[]; came: boolean }> {
  const result = await access.redeem(code, incoming.identity, incoming.name);
  if (result.kind === "refused") return { replies: [text(REFUSED[result.reason])], came: false };
  const welcome =
    result.kind === "joined"
      ? `Chào mừng anh/chị vào ${result.unit.name} với vai trò ${ROLE_NAME[result.role]}. Gõ câu hỏi hoặc /trogiup để xem ví dụ.`
      : `Đã gắn kênh này với tài khoản ${result.name}.`;
  return { replies: [text(welcome)], came: true };
}

/** Twelve letters and digits in groups of four, as invites are printed. */
export const looksLikeCode = (said: string): boolean =>
  /^[2-9A-HJ-KMNP-TV-Z]{4}[\s-]?[2-9A-HJ-KMNP-TV-Z]{4}[\s-]?[2-9A-HJ-KMNP-TV-Z]{4}$/i.test(
    said.trim(),
  ) && /\d/.test(said);

/** Someone unknown: told what this is and how to come in. */
export function strangerTurn(state: DialogueState): OutgoingReply[] {
  const buttons = offer(state, [{ label: "Xin quyền sử dụng", command: "/xinquyen" }]);
  return [
    text(
      "Đây là trợ lý nội bộ về văn bản và kế hoạch chuyển đổi số, chỉ dùng cho người được mời. Nếu anh/chị có mã mời, gửi mã vào đây; nếu chưa có, chọn “Xin quyền sử dụng”.",
      { buttons },
    ),
  ];
}

export async function requestTurn(access: Access, incoming: Incoming): Promise<OutgoingReply[]> {
  const { identity, name } = incoming;
  const { request, isNew } = await access.askForAccess(identity, name);
  const told = text("Đã gửi yêu cầu đến người quản trị; anh/chị sẽ nhận tin khi có kết quả.");
  if (!isNew) return [text("Yêu cầu của anh/chị đang chờ người quản trị duyệt.")];
  const notice = `${request.name} (${identity}) xin quyền sử dụng.`;
  const notices = (await access.deciders(request.unit)).map((to) => ({
    to,
    ...text(notice, {
      buttons: [
        { id: `d:${request.id}`, label: "Duyệt", typed: `/duyet ${request.id}` },
        { id: `t:${request.id}`, label: "Từ chối", typed: `/tuchoi ${request.id}` },
      ],
    }),
  }));
  return [told, ...notices];
}

export async function decideTurn(turn: Turn, approve: boolean, id: string): Promise<void> {
  const { access } = turn.deps;
  const { kind, request } = await access.decide(turn.visit, id.trim(), { approve });
  if (kind === "decided") {
    say(turn, `Yêu cầu của ${request.name} đã được xử lý trước đó.`);
    return;
  }
  say(turn, kind === "approved" ? `Đã duyệt ${request.name}.` : `Đã từ chối ${request.name}.`);
  const result =
    kind === "approved"
      ? "Yêu cầu của anh/chị đã được duyệt. Gõ câu hỏi hoặc /trogiup để bắt đầu."
      : "Yêu cầu của anh/chị chưa được duyệt; liên hệ người quản trị của đơn vị để biết thêm.";
  turn.out.push({ ...text(result), to: request.identity });
}

const ROLE_WORDS: readonly [RegExp, GrantedRole][] = [
  [/quan tri/, "unit-admin"],
  [/ra soat/, "reviewer"],
];

export async function inviteTurn(turn: Turn, rest: string): Promise<void> {
  const role = ROLE_WORDS.find(([form]) => form.test(fold(rest)))?.[1] ?? "staff";
  const { code } = await turn.deps.access.invite(turn.visit, { role });
  const { startLink, publicUrl } = turn.deps;
  const links = [
    startLink(turn.incoming.channel, code),
    publicUrl === null ? null : `${publicUrl}/tham-gia?ma=${code}`,
  ].filter((link) => link !== null);
  say(
    turn,
    [
      `Mã mời vào đơn vị với vai trò ${ROLE_NAME[role]}: ${code}`,
      "Dùng một lần, trong 7 ngày. Người được mời gửi mã này cho bot" +
        (links.length === 0 ? "." : ", hoặc mở một liên kết:"),
      ...links,
      "Vai trò khác: /moinguoi rà soát, /moinguoi quản trị.",
    ].join("\n"),
  );
}

export async function accountTurn(turn: Turn, rest: string): Promise<void> {
  const { access } = turn.deps;
  if (rest !== "") {
    const chosen = await access.chooseUnit(turn.visit, rest);
    const unit = (await access.unitsOf(chosen)).find((one) => one.id === chosen.unit);
    turn.state.episode += 1;
    say(turn, `Nay làm việc cho ${unit?.name ?? chosen.unit}.`);
    return;
  }
  const units = await access.unitsOf(turn.visit);
  const current = units.find((unit) => unit.id === turn.visit.unit);
  const others = units.filter((unit) => unit.id !== turn.visit.unit);
  const self = await access.self(turn.visit);
  const channels =
    self === null || self.identities.length === 0
      ? ""
      : `\nKênh đã gắn: ${self.identities.join(", ")}.`;
  const options = [
    ...others.map(({ id, name }) => ({ label: `Chuyển sang ${name}`, command: `/donvi ${id}` })),
    ...(self === null ? [] : [{ label: "Nối kênh khác", command: "/noikenh" }]),
    ...(current === undefined ? [] : [{ label: "Rời đơn vị này", command: "/roidonvi" }]),
  ];
  say(
    turn,
    `Đơn vị đang làm việc: ${current?.name ?? turn.visit.unit}, vai trò ${roleIn(turn.visit)}.${channels}`,
    options,
  );
}

/** "/roidonvi" asks first; "/roidonvi UNIT", what its button stands for, leaves that unit. */
export async function leaveTurn(turn: Turn, rest: string): Promise<void> {
  const { deps, incoming, visit, state } = turn;
  const { access } = deps;
  // A button in a group would take out whoever presses it.
  if (incoming.isGroup) {
    say(
      turn,
      "Việc này chỉ làm trong trò chuyện riêng; anh/chị nhắn riêng cho bot rồi gõ /roidonvi.",
    );
    return;
  }
  const mine = await access.unitsOf(visit);
  const wanted = rest === "" ? visit.unit : rest;
  const unit = mine.find(({ id }) => id === wanted);
  if (unit === undefined) {
    say(turn, "Anh/chị không phải thành viên của đơn vị này; gõ /donvi để xem đơn vị của anh/chị.");
    return;
  }
  if (rest === "") {
    say(
      turn,
      `Rời ${unit.name}? Anh/chị mất quyền trong đơn vị ngay trên mọi kênh; tài liệu và dự thảo vẫn là của đơn vị. Muốn vào lại phải được mời.`,
      [
        { label: "Ở lại", command: "/huy" },
        { label: `Rời ${unit.name}`, command: `/roidonvi ${unit.id}` },
      ],
    );
    return;
  }
  await access.leave({ ...visit, unit: unit.id });
  Object.assign(state, { file: null, awaits: null, figures: null, episode: state.episode + 1 });
  const others = mine.filter(({ id }) => id !== unit.id);
  say(
    turn,
    `Đã rời ${unit.name}; anh/chị không còn quyền trong đơn vị này.`,
    others.map(({ id, name }) => ({ label: `Làm việc cho ${name}`, command: `/donvi ${id}` })),
  );
}

/** A code that adds another chat channel to the account; never in a group. */
export async function linkTurn(turn: Turn): Promise<void> {
  const { deps, incoming, visit } = turn;
  if (incoming.isGroup) {
    say(
      turn,
      "Mã nối kênh chỉ gửi trong trò chuyện riêng; anh/chị nhắn riêng cho bot rồi gõ /noikenh.",
    );
    return;
  }
  const code = await deps.access.linkCode(visit);
  say(
    turn,
    `Mã nối kênh: ${code} (dùng một lần, trong 10 phút). Gửi mã này cho bot trên kênh khác (Telegram, Zalo) để dùng chung tài khoản; với trang web, gõ /web.`,
  );
}

function roleIn({ actor, unit }: Visit): string {
  const role = actor.memberships.find((membership) => membership.unit === unit)?.role;
  return role === undefined ? "quản trị hệ thống" : ROLE_NAME[role];
}

/** A code to sign in at the web app; never in a group, where others would read it. */
export async function webTurn(turn: Turn): Promise<void> {
  const { deps, incoming, visit } = turn;
  if (incoming.isGroup) {
    say(
      turn,
      "Mã đăng nhập chỉ gửi trong trò chuyện riêng; anh/chị nhắn riêng cho bot rồi gõ /web.",
    );
    return;
  }
  const code = await deps.access.signInCode(visit);
  const link = deps.publicUrl === null ? "" : `\nMở ${deps.publicUrl}/dang-nhap và nhập mã.`;
  say(turn, `Mã đăng nhập trang web: ${code} (dùng một lần, trong 10 phút).${link}`);
}
