/** People, addresses and counts of another unit: nothing of it is the own unit's. */
import { slug } from "../../text/fold.ts";
import type { Change } from "./change.ts";
import { nameSource, standing } from "./spellings.ts";

const PERSON =
  /(?<!\p{L})(?:ông|bà|đồng chí|đ\/c|(?:(?:Ths|ThS|TS|BS|Bs|BSCKI{1,2}|Bác sĩ|Dược sĩ|DS|KS|CN)\.?\s*)+)\s+\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*){1,4}/gu;
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
const SITE =
  /(?:https?:\/\/|www\.)[^\s,;()"“”]+|(?<![\w@])[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org)(?:\/[^\s,;()]*)?/gu;
const PHONE = /(?<![\d.,/])0\d{2,3}[ .-]?\d{3,4}[ .-]?\d{3,4}(?!\d|[.,/]\d)/gu;
const SHARE =
  /(?<![\d/.,])\d{1,4}\/\d{1,4}(?=\s+(?:trạm|xã|phường|khoa|phòng|đơn vị|cơ sở|bệnh viện|máy|viên chức|cán bộ)(?!\p{L}))/gu;

export function withOwnContacts(text: string, change: Change): string {
  const { mark, other } = change;
  const signed =
    other.signer === null
      ? text
      : text.replace(standing(nameSource(other.signer)), () => mark("họ và tên người phụ trách"));
  return signed
    .replace(PERSON, () => mark("họ và tên người phụ trách"))
    .replace(MAIL, () => mark("địa chỉ thư điện tử của đơn vị"))
    .replace(SITE, (found) =>
      isTheirs(found, change) ? mark("trang thông tin điện tử của đơn vị") : found,
    )
    .replace(PHONE, () => mark("số điện thoại của đơn vị"))
    .replace(SHARE, () => mark("số lượng của đơn vị"));
}

/** Sites of the ministry and the state are everybody's; one with the unit's letters, place or province is its own. */
function isTheirs(site: string, { other }: Change): boolean {
  const host =
    site
      .toLowerCase()
      .replace(/^https?:\/\//u, "")
      .split("/")[0] ?? "";
  const signs = [other.code, ...other.places, other.province].filter((sign) => sign !== null);
  return signs.some((sign) => host.replace(/[.-]/gu, "").includes(slug(sign).replaceAll("-", "")));
}
