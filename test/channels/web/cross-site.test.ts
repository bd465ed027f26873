/**
 * Nothing is changed by a page of another site: every route that takes a POST is tried, generated from the list of the
 * routes, so that a new one is in it by itself. The local operator is at the app: whatever is not refused would be done.
 */
import { describe, expect, it } from "vitest";

import { SESSION_COOKIE } from "../../../src/channels/web/guard-actions.ts";
import { routeActions } from "../../../src/channels/web/route-actions.ts";
import { aForm, makeTestWeb } from "../../support/web-app.ts";

const posts = Object.keys(routeActions).flatMap((route) => /^POST (.+)$/.exec(route)?.[1] ?? []);
const addressOf = (path: string): string => path.replace(/:\w+/g, "khong-co");

/** One for all: nothing may come through to its assistant. */
const web = makeTestWeb();

/** Behind the check of the origin a request does what is asked, or fails in its own words. */
const refused = async (path: string, headers: Record<string, string>): Promise<boolean> => {
  const response = await web.postForm(addressOf(path), aForm([]), headers);
  const said = await response.text();
  expect(web.assistant.calls, path).toEqual([]);
  return (
    response.status === 403 && /đến từ một trang khác|không nói yêu cầu đến từ trang nào/.test(said)
  );
};

const cookie = `${SESSION_COOKIE}=abc`;
const strangers: [string, Record<string, string>][] = [
  ["of another site", { origin: "https://xau.example", "sec-fetch-site": "cross-site", cookie }],
  ["of another site, in an old browser", { origin: "https://xau.example", cookie }],
  ["of another port of this machine", { origin: "http://localhost:9999", cookie }],
  ["of a sibling host", { origin: "http://localhost", "sec-fetch-site": "same-site", cookie }],
  ["of a frame without an origin", { origin: "null", cookie }],
  ["that does not say where it comes from", { cookie }],
];

describe.each(strangers)("a page %s", (_, headers) => {
  it.each(posts)("cannot post to %s", async (path) => {
    expect(await refused(path, headers)).toBe(true);
  });
});

describe("a page of ours", () => {
  it.each(posts)("can post to %s", async (path) => {
    const own = { origin: "http://localhost", "sec-fetch-site": "same-origin", cookie };
    expect(await refused(path, own)).toBe(false);
  });

  /** Nothing that is kept is changed there, or a secret is asked for. */
  const withoutToken = new Set([
    ...["/ra-soat", "/soan-thao", "/soan-thao/:id", "/tai-lieu", "/viec/:ids/dung"],
    ...["/dang-nhap", "/tham-gia"],
  ]);
  it.each(posts.filter((path) => !path.startsWith("/api/") && !withoutToken.has(path)))(
    "posts to %s with the token of the page only",
    async (path) => {
      const headers = { origin: "http://localhost", "sec-fetch-site": "same-origin" };
      for (const given of [{}, { _ma: "" }, { _ma: "x".repeat(43) }]) {
        const response = await web.postForm(addressOf(path), aForm([], given), headers);
        expect(response.status).toBe(403);
        expect(await response.text()).toContain("Trang đã mở quá lâu");
      }
      expect(web.assistant.calls).toEqual([]);
    },
  );
});
