/** Places that another unit's plan names: its province gives way to the own one, what lies below it is marked. */
import { fold } from "../../text/fold.ts";
import type { Change } from "./change.ts";
import { nameSource, standing } from "./spellings.ts";

const PROVINCE_ASK = "tỉnh, thành phố của đơn vị";
const PLACE_ASK = "địa danh của đơn vị";

const NAMED =
  /(?<!\p{L})((?:xã|phường|thị trấn|huyện|thị xã|quận|thôn|buôn|bản|ấp|khóm|tổ dân phố)\s+)(\p{Lu}[\p{L}']*(?:\s+\p{Lu}[\p{L}']*){0,3})/gu;

export function withOwnPlaces(text: string, change: Change): string {
  return withOwnNamedPlaces(withOwnProvince(withOwnPlace(text, change), change), change);
}

/** What lies in the other unit's area, by name. */
function withOwnNamedPlaces(text: string, { own, mark }: Change): string {
  const home = fold(`${own.name} ${own.place ?? ""} ${own.province ?? ""} ${own.parentBody ?? ""}`);
  return text.replace(NAMED, (found, level: string, name: string) =>
    home.includes(fold(name)) ? found : `${level}${mark(PLACE_ASK)}`,
  );
}

function withOwnPlace(text: string, { other, own, mark }: Change): string {
  const home = fold(`${own.name} ${own.place ?? ""}`);
  return other.places
    .filter((place) => place !== other.province && !home.includes(fold(place)))
    .reduce(
      (words, place) => words.replace(standing(nameSource(place)), () => mark(PLACE_ASK)),
      text,
    );
}

function withOwnProvince(text: string, { other, own, mark }: Change): string {
  const { province } = other;
  if (province === null || own.homeProvince === province) return text;
  return text.replace(standing(nameSource(province), "giu"), (found) => {
    const named = own.homeProvince ?? own.province;
    if (named === undefined) return mark(PROVINCE_ASK);
    return found === found.toLocaleUpperCase("vi") ? named.toLocaleUpperCase("vi") : named;
  });
}
