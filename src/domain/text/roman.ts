const DIGITS: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

/** Roman numeral of a heading or row, 1 … 3999; "" for 0. */
export function toRoman(value: number): string {
  let rest = Math.min(value, 3999);
  let text = "";
  for (const [size, letters] of DIGITS) {
    while (rest >= size) {
      text += letters;
      rest -= size;
    }
  }
  return text;
}

/** Value of a Roman numeral in capitals; null for anything else. */
export function fromRoman(text: string): number | null {
  for (let value = 1; value < 100; value++) if (toRoman(value) === text) return value;
  return null;
}
