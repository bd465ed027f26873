/** Words for people, roles, channels, outcomes, as administrators read them. */
import type { Action } from "../../../domain/access/action.ts";
import type { GrantedRole, Role } from "../../../domain/access/actor.ts";
import type { Label } from "./labels.ts";

export const roleName: Record<Role, string> = {
  visitor: "khách",
  staff: "nhân viên",
  reviewer: "người rà soát",
  "unit-admin": "quản trị đơn vị",
};

export const grantedRoles: readonly GrantedRole[] = ["staff", "reviewer", "unit-admin"];

const CHANNELS: Readonly<Record<string, string>> = {
  telegram: "Telegram",
  zalo: "Zalo",
  web: "Trang web",
};

/** "telegram:123" → "Telegram 123". */
export function channelName(identity: string): string {
  const [channel = "", id = ""] = identity.split(/:(.*)/s);
  return `${CHANNELS[channel] ?? channel} ${id}`;
}

export const actionName: Record<Action, string> = {
  ask: "Hỏi",
  search: "Tra danh sách, tìm",
  "read-document": "Đọc tài liệu",
  "give-feedback": "Góp ý câu trả lời",
  review: "Rà soát",
  "decide-finding": "Quyết định về lỗi",
  draft: "Soạn thảo",
  ingest: "Nạp tài liệu",
  forget: "Xóa, đổi phiên bản tài liệu",
  follow: "Theo dõi văn bản",
  "see-unit-profile": "Xem hồ sơ đơn vị",
  "manage-unit-profile": "Sửa hồ sơ đơn vị",
  invite: "Mời người",
  "approve-request": "Duyệt yêu cầu",
  "manage-people": "Quản lý người dùng",
  "manage-units": "Quản lý đơn vị",
  "register-propose": "Đề xuất vào sổ văn bản",
  "register-confirm": "Xác nhận vào sổ văn bản",
  "see-jobs": "Xem công việc nền",
  "retry-job": "Chạy lại công việc",
  "see-audit": "Xem nhật ký",
  "see-feedback": "Xem góp ý",
  maintain: "Bảo trì",
};

export const outcomeName: Record<"done" | "denied" | "failed", Label> = {
  done: { text: "Xong", tone: "good" },
  denied: { text: "Từ chối", tone: "warn" },
  failed: { text: "Không xong", tone: "bad" },
};
