/** How several funds share a line, as a cell tells it: by shares, by amounts, or by their names alone. */
import { type Share, sharedOut } from "./budget-columns.ts";
import { parseVietnameseFigure } from "./figure.ts";

/** Not within "khám bệnh, chữa bệnh". */
export const PARTS = /\s*(?:[;+\n]|,(?!\d|\s*chữa bệnh))\s*/u;

export interface FundShare {
  name: string;
  percent: number;
  /** đồng, where an amount is told and no share: the percent may have no end. */
  weight?: number;
}

/** "NSNN 71.000.000 đồng; Quỹ 2.000.001 đồng" as a table of funds shares out a line; null for anything else. */
function fundAmounts(text: string): FundShare[] | null {
  const parts = text.split(";").map((part) => /^\s*(\D+?)\s+(\d[\d.]*) đồng\s*$/u.exec(part));
  const shares = parts.flatMap((part) => {
    const weight = parseVietnameseFigure(part?.[2] ?? "");
    return part === null || weight === null ? [] : [{ name: part[1] ?? "", weight }];
  });
  const whole = shares.reduce((sum, { weight }) => sum + weight, 0);
  if (shares.length < 2 || shares.length < parts.length || whole === 0) return null;
  return shares.map((share) => ({ ...share, percent: (share.weight / whole) * 100 }));
}

/** What several funds pay of a line, by shares or by amounts. */
export const sharesOfLine = (text: string): FundShare[] | null =>
  fundShares(text) ?? fundAmounts(text);

/** "NSNN 70%; Quỹ 30%" as shares that make up the whole; null for anything else. */
export function fundShares(text: string): FundShare[] | null {
  const parts = text.split(PARTS).filter((part) => /\p{L}{2}/u.test(part));
  const shares = parts.flatMap((part) => {
    const percent = parseVietnameseFigure(/(\d[\d.,]*)\s*%/.exec(part)?.[1] ?? "");
    const name = part.replace(/[\s:(–-]*\d[\d.,]*\s*%[\s)]*/u, " ").trim();
    return percent === null || name === "" || /\d/.test(name) ? [] : [{ name, percent }];
  });
  const whole = shares.reduce((sum, { percent }) => sum + percent, 0);
  return shares.length === parts.length && Math.abs(whole - 100) < 0.01 ? shares : null;
}

/** What each of the funds pays of an amount; the last one takes what rounding leaves. */
export const shareOut = (shares: readonly FundShare[], amount: number | null): Share[] =>
  sharedOut(
    shares.map(({ name, percent, weight }) => ({
      name,
      amount: weight ?? Math.round(percent * 100),
    })),
    amount,
  );

/** Several funds for one line, with no word on how much each of them pays. */
export const isJoint = (name: string): boolean =>
  sharesOfLine(name) === null && namesOfFunds(name).length > 1;

export const namesOfFunds = (funding: string): string[] =>
  funding.split(PARTS).filter((part) => /\p{L}{2}/u.test(part));
