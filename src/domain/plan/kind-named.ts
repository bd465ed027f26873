import { fold } from "../text/fold.ts";

const OTHERS = /trung tam|tram y te|phong kham|nha ho sinh|\bco so|don vi truc thuoc/;

/** The one kind of facility that a text names; null where it names none, or both. */
export function kindNamed(text: string): "hospital" | "non-hospital" | null {
  const folded = fold(text);
  const hospital = /benh vien/.test(folded);
  if (!/benh vien|trung tam y te|tram y te|phong kham/.test(folded)) return null;
  if (hospital) return OTHERS.test(folded) ? null : "hospital";
  return "non-hospital";
}
