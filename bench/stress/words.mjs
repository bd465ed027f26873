/** Amounts in words as people write them, on purpose not the product's own code. */
const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

function triple(n, full, style) {
  const hundreds = Math.floor(n / 100);
  const tens = Math.floor((n % 100) / 10);
  const ones = n % 10;
  const out = [];
  if (hundreds > 0 || full) out.push(DIGITS[hundreds], "trăm");
  if (tens === 0 && ones > 0 && (hundreds > 0 || full)) out.push(style.zero, DIGITS[ones]);
  else if (tens === 1) out.push("mười", ...(ones === 0 ? [] : [ones === 5 ? "lăm" : DIGITS[ones]]));
  else if (tens > 1) {
    out.push(DIGITS[tens], "mươi");
    if (ones === 1) out.push("mốt");
    else if (ones === 4) out.push(style.four);
    else if (ones === 5) out.push("lăm");
    else if (ones > 0) out.push(DIGITS[ones]);
  } else if (tens === 0 && ones > 0) out.push(DIGITS[ones]);
  return out;
}

/** Words of whole đồng without "đồng", as a list. */
export function wordsOf(value, style) {
  const groups = [];
  for (let rest = value; rest > 0n; rest /= 1000n) groups.unshift(Number(rest % 1000n));
  const names = ["", style.thousand, "triệu", style.billion];
  const out = [];
  groups.forEach((group, index) => {
    const level = groups.length - 1 - index;
    if (group > 0) {
      out.push(...triple(group, index > 0, style));
      if (level > 3) out.push(names[level - 3], ...(groups[index + 1] > 0 ? [] : [style.billion]));
      else if (level > 0) out.push(names[level]);
      if (style.commas && level > 0 && groups.slice(index + 1).some((g) => g > 0))
        out.push(`${out.pop()},`);
    }
  });
  return out;
}

const strip = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");

/** Damage as recognition leaves it: some marks lost, some changed. */
function noisy(word, r) {
  if (!r.chance(0.25)) return word;
  return r.chance(0.6)
    ? strip(word)
    : word.replace(/[ăâ]/g, "ä").replace(/[ươ]/g, "u").replace(/ộ/g, "ô");
}

export function printWords(value, style, r) {
  let words = wordsOf(value, style);
  if (style.marks === "none") words = words.map(strip);
  if (style.marks === "noisy") words = words.map((word) => noisy(word, r));
  const text = words.join(" ");
  const unit = style.marks === "none" ? "dong" : "đồng";
  const end = style.even ? `${unit} chẵn` : unit;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} ${style.marks === "none" ? strip(end) : end}`;
}

export function makeWordStyle(r) {
  return {
    thousand: r.pick(["nghìn", "ngàn"]),
    zero: r.pick(["linh", "lẻ"]),
    four: r.pick(["tư", "bốn"]),
    billion: r.pick(["tỷ", "tỉ"]),
    marks: r.pick(["full", "full", "full", "none", "noisy"]),
    commas: r.chance(0.25),
    even: r.chance(0.2),
  };
}
