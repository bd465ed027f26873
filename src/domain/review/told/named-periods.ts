/** Parts of the year that are made of quarters: "6 tháng đầu năm", "quý III và quý IV", "lũy kế đến hết quý III". */
export interface Period {
  name: string;
  quarters: readonly number[];
  /** Folded. */
  words: readonly string[];
}

const HALF = ["6 thang", "sau thang", "06 thang", "nua", "hai quy", "2 quy", "02 quy"];
const half = (place: string): string[] => HALF.map((start) => `${start} ${place} nam`);

export const PERIODS: readonly Period[] = [
  {
    name: "6 tháng đầu năm",
    quarters: [1, 2],
    words: [
      ...half("dau"),
      "quy i va quy ii",
      "quy i va ii",
      "quy i ii",
      "quy 1 va quy 2",
      "luy ke den het quy ii",
      "luy ke den quy ii",
      "luy ke 6 thang",
      "luy ke den het 6 thang dau nam",
    ],
  },
  {
    name: "6 tháng cuối năm",
    quarters: [3, 4],
    words: [
      ...half("cuoi"),
      "quy iii va quy iv",
      "quy iii va iv",
      "quy iii iv",
      "quy 3 va quy 4",
      "nua con lai cua nam",
      "hai quy con lai",
      "hai quy cuoi",
    ],
  },
  {
    name: "9 tháng đầu năm",
    quarters: [1, 2, 3],
    words: [
      "9 thang dau nam",
      "chin thang dau nam",
      "09 thang dau nam",
      "ba quy dau nam",
      "3 quy dau nam",
      "luy ke den het quy iii",
      "luy ke den quy iii",
      "luy ke 9 thang",
      "luy ke den het 9 thang",
    ],
  },
];

export const periodNames = (name: string): readonly string[] | undefined =>
  PERIODS.find((period) => period.name === name)?.words;
