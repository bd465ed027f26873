/** Numbers from one to ten by their words in folded text; "nam" and "sau" may be other words too (year, after). */
export const NUMBERS_TO_TEN: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
};
