/**
 * Cuts a text to the length of a channel: at paragraph ends, else at sentence ends, else between words. A citation
 * mark stays with its sentence, a character is never cut, and parts are numbered "(1/3)".
 */

/** Room for "(12/34) ". */
const NUMBER_ROOM = 10;

/** A sentence with the citation marks behind it. */
const SENTENCE = /[\s\S]*?(?:[.!?…;:](?:\s*\[\d{1,2}\])*[.;,]?(?=\s|$)|$)\s*/g;

export function splitText(text: string, limit: number): string[] {
  const whole = text.normalize("NFC").trim();
  if (whole.length <= limit) return whole === "" ? [] : [whole];
  const room = limit - NUMBER_ROOM;
  const parts = pack(whole, room);
  return parts.map((part, at) => `(${at + 1}/${parts.length}) ${part}`);
}

function pack(text: string, room: number): string[] {
  const parts: string[] = [];
  let part = "";
  for (const piece of pieces(text, room)) {
    if ((part + piece).trimEnd().length > room && part.trim() !== "") {
      parts.push(part.trim());
      part = "";
    }
    part += piece;
  }
  if (part.trim() !== "") parts.push(part.trim());
  return parts;
}

/** Paragraphs with their line breaks; those that are too long as sentences, and those as words. */
function pieces(text: string, room: number): string[] {
  return (text.match(/[^\n]*\n+|[^\n]+$/g) ?? []).flatMap((paragraph) => {
    if (paragraph.trimEnd().length <= room) return [paragraph];
    return (paragraph.match(SENTENCE) ?? [])
      .filter((one) => one !== "")
      .flatMap((sentence) =>
        sentence.trimEnd().length <= room ? [sentence] : words(sentence, room),
      );
  });
}

function words(text: string, room: number): string[] {
  return (text.match(/\S+\s*|\s+/g) ?? []).flatMap((word) => {
    if (word.trimEnd().length <= room) return [word];
    const letters = Array.from(word);
    const cut: string[] = [];
    while (letters.length > 0) cut.push(letters.splice(0, Math.floor(room / 2)).join(""));
    return cut;
  });
}
