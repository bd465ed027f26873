// Which printed words became which words of a scan: least changes over both texts, within a band around the diagonal.

const strip = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/gi, "d")
    .toLowerCase();

function distance(a, b) {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row.push(
        Math.min(
          previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1),
          previous[j] + 1,
          row[j - 1] + 1,
        ),
      );
    previous = row;
  }
  return previous[b.length];
}

const ONE_LOST = 0.8;
const JOINED = 0.3;
/** Steps back: how many printed words and how many of the scan. */
const STEPS = [
  [0, 0],
  [1, 1],
  [1, 0],
  [0, 1],
  [2, 1],
  [1, 2],
];

/** Pairs of a run of printed words and what the scan has for it; either may be empty. */
export function alignWords(printed, scanned, band = 150) {
  const [n, m] = [printed.length, scanned.length];
  const [ts, os] = [printed.map(strip), scanned.map(strip)];
  const memo = new Map();
  const change = (a, b) => {
    const key = `${a}\u0001${b}`;
    const known = memo.get(key) ?? distance(a, b) / Math.max(a.length, b.length, 1);
    memo.set(key, known);
    return known;
  };
  const width = 2 * band + 1;
  const costs = new Float32Array((n + 1) * width).fill(1e9);
  const from = new Uint8Array((n + 1) * width);
  const left = (i) => Math.round((i * m) / Math.max(1, n)) - band;
  const at = (i, j) => {
    const k = j - left(i);
    return i < 0 || j < 0 || k < 0 || k >= width ? 1e9 : costs[i * width + k];
  };
  for (let i = 0; i <= n; i++) {
    for (let k = 0; k < width; k++) {
      const j = left(i) + k;
      if (j < 0 || j > m) continue;
      const options = [
        i === 0 && j === 0 ? 0 : 1e9,
        i > 0 && j > 0 ? at(i - 1, j - 1) + change(ts[i - 1], os[j - 1]) : 1e9,
        i > 0 ? at(i - 1, j) + ONE_LOST : 1e9,
        j > 0 ? at(i, j - 1) + ONE_LOST : 1e9,
        i > 1 && j > 0 ? at(i - 2, j - 1) + change(ts[i - 2] + ts[i - 1], os[j - 1]) + JOINED : 1e9,
        i > 0 && j > 1 ? at(i - 1, j - 2) + change(ts[i - 1], os[j - 2] + os[j - 1]) + JOINED : 1e9,
      ];
      const best = Math.min(...options);
      costs[i * width + k] = best;
      from[i * width + k] = options.indexOf(best);
    }
  }
  const pairs = [];
  for (let i = n, j = m; i > 0 || j > 0; ) {
    const [a, b] = STEPS[from[i * width + (j - left(i))]];
    if (a + b === 0) throw new Error("the texts lie too far apart");
    pairs.push([printed.slice(i - a, i), scanned.slice(j - b, j)]);
    [i, j] = [i - a, j - b];
  }
  return pairs.reverse();
}
