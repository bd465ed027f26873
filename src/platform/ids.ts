/** Ids and secrets. Ids are strings everywhere; what guards something is stored as its hash only. */
import { randomBytes } from "node:crypto";

/** "ng-3f9a…": 96 random bits. */
export const newId = (prefix: string): string => `${prefix}-${randomBytes(12).toString("hex")}`;

/** 256 random bits for cookies and links; letters, digits, "-" and "_". */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** No 0/O, 1/I/L, and no U: read aloud and typed without mistakes. */
const CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 12;

/**
 * A code a person can type: "K7QF-3MPX-9TAB" (58 bits). Always with a digit: by it a code that is sent to a chat without
 * a word is told from words.
 */
export function newCode(): string {
  const code = drawCode();
  return /\d/.test(code) ? code.replace(/(.{4})(?=.)/g, "$1-") : newCode();
}

function drawCode(): string {
  let code = "";
  while (code.length < CODE_LENGTH) {
    for (const byte of randomBytes(CODE_LENGTH)) {
      // Bytes past the last whole round are dropped: each letter is as likely as the others.
      if (byte < 240 && code.length < CODE_LENGTH)
        code += CODE_LETTERS.charAt(byte % CODE_LETTERS.length);
    }
  }
  return code;
}

/** A code as typed, in the form in which it is hashed: without hyphens and spaces, upper case. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, "").toUpperCase();
