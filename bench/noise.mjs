// Damage of text for the search bench, the same on every run: slips of the keyboard in questions, scanning damage in
// documents. The confusions are those of a scanned plan whose marks were lost.

/** Letters that scanning puts for others, once marks are gone or while they are there. */
const SCAN = [
  ["ừ", "ir"],
  ["ử", "ir"],
  ["ữ", "ii"],
  ["ư", "u"],
  ["ứ", "ir"],
  ["ự", "y"],
  ["ụ", "y"],
  ["ố", "6"],
  ["ộ", "6"],
  ["ô", "6"],
  ["ồ", "d"],
  ["ổ", "d"],
  ["ông", "dng"],
  ["ội", "6i"],
  ["ới", "di"],
  ["ợ", "g"],
  ["ề", "é"],
  ["ế", "é"],
  ["ệ", "é"],
  ["ả", "a"],
  ["l", "1"],
  ["m", "rn"],
  ["h", "b"],
  ["g", "q"],
  ["t", "l"],
  ["c", "e"],
  ["o", "0"],
  ["i", "l"],
  ["đ", "d"],
  ["Đ", "P"],
  ["ó", "6"],
  ["á", "a"],
  ["à", "a"],
  ["ạ", "a"],
  ["ị", "i"],
  ["ọ", "o"],
  ["ủ", "u"],
  ["ý", "y"],
  ["q", "g"],
  ["u", "n"],
];
const BESIDE = {
  a: "sq",
  b: "vn",
  c: "xv",
  d: "sf",
  e: "wr",
  g: "fh",
  h: "gj",
  i: "uo",
  k: "jl",
  l: "k",
  m: "n",
  n: "bm",
  o: "ip",
  p: "o",
  q: "wa",
  r: "et",
  s: "ad",
  t: "ry",
  u: "yi",
  v: "cb",
  x: "zc",
  y: "tu",
};

export function makeRandom(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const hash = (text) => {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return h;
};
const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D");

function slip(word, random) {
  const at = Math.floor(random() * word.length);
  const kind = random();
  if (kind < 0.3 && at + 1 < word.length)
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  if (kind < 0.55) return word.slice(0, at) + word.slice(at + 1);
  if (kind < 0.7) return word.slice(0, at) + word[at] + word.slice(at);
  const letter = plain(word[at]).toLowerCase();
  const near = BESIDE[letter] ?? letter;
  return word.slice(0, at) + near[Math.floor(random() * near.length)] + word.slice(at + 1);
}

function scan(word, random) {
  const fitting = SCAN.filter(([right]) => word.includes(right));
  if (fitting.length === 0) return plain(word);
  const [right, wrong] = fitting[Math.floor(random() * fitting.length)];
  return plain(word.replace(right, wrong));
}

function each(text, rate, change) {
  const random = makeRandom(hash(text));
  return text.replace(/\p{L}{2,}/gu, (word) => (random() < rate ? change(word, random) : word));
}

/** A share of the words mistyped. */
export const typos = (text, rate = 0.15) => each(text, rate, slip);
/** All marks lost and a share of the words misread. */
export const scanned = (text, rate = 0.25) => plain(each(text, rate, scan));
/** A share of the spaces lost. */
export const merged = (text, rate = 0.5) => {
  const random = makeRandom(hash(text));
  return text.replace(/ /g, () => (random() < rate ? "" : " "));
};
