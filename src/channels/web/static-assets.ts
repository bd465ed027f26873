/**
 * Styles, scripts and typeface, read once and served by us. The address carries a hash of all of them, so a browser
 * may keep them for good and relative imports between scripts stay within one version.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

import type { Context } from "hono";

import { packagePath } from "../../platform/package-root.ts";

interface Asset {
  mediaType: string;
  plain: Uint8Array;
  /** Packed on first use and kept; a start must not wait for it. Null when packing gains nothing (fonts). */
  packed: ((encoding: "br" | "gzip") => Uint8Array) | null;
}

export interface StaticAssets {
  /** "/tinh/<hash>/style.css" */
  url(name: string): string;
  /** The response for a file of this version or an older one; null when there is no such file. */
  respond(c: Context, name: string): Response | null;
}

const MEDIA_TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Two weights and two subsets: 67 KB, so that a first page with all of it stays under 100 KB. */
const FONT_FILES = ["latin", "vietnamese"].flatMap((subset) =>
  ["400", "600"].map((weight) => `be-vietnam-pro-${subset}-${weight}-normal.woff2`),
);

function makePacked(plain: Uint8Array): NonNullable<Asset["packed"]> {
  const done = new Map<string, Uint8Array>();
  return (encoding) => {
    const known = done.get(encoding);
    if (known !== undefined) return known;
    const fresh = encoding === "br" ? brotliCompressSync(plain) : gzipSync(plain);
    done.set(encoding, fresh);
    return fresh;
  };
}

function toAsset(name: string, plain: Uint8Array): Asset {
  const extension = extname(name);
  return {
    mediaType: MEDIA_TYPES[extension] ?? "application/octet-stream",
    plain,
    packed: extension === ".woff2" ? null : makePacked(plain),
  };
}

function readAll(): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  const folder = packagePath("src", "channels", "web", "assets");
  for (const name of readdirSync(folder).sort()) {
    if (extname(name) in MEDIA_TYPES) {
      assets.set(name, toAsset(name, readFileSync(`${folder}/${name}`)));
    }
  }
  const require = createRequire(import.meta.url);
  const typeface = dirname(require.resolve("@fontsource/be-vietnam-pro/package.json"));
  for (const name of FONT_FILES) {
    assets.set(name, toAsset(name, readFileSync(`${typeface}/files/${name}`)));
  }
  return assets;
}

function pick(asset: Asset, accepted: string): [body: Uint8Array, encoding: string | null] {
  const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : null;
  if (asset.packed === null || encoding === null) return [asset.plain, null];
  return [asset.packed(encoding), encoding];
}

export function makeStaticAssets(): StaticAssets {
  const assets = readAll();
  const hash = createHash("sha256");
  for (const [name, { plain }] of assets) hash.update(name).update(plain);
  const version = hash.digest("hex").slice(0, 12);
  return {
    url: (name) => `/tinh/${version}/${name}`,
    respond(c, name) {
      const asset = assets.get(name);
      if (asset === undefined) return null;
      const [body, encoding] = pick(asset, c.req.header("accept-encoding") ?? "");
      // An old address gets the file of today, but must not be kept under it.
      const isCurrent = c.req.path.startsWith(`/tinh/${version}/`);
      c.header("Content-Type", asset.mediaType);
      c.header("Cache-Control", isCurrent ? "public, max-age=31536000, immutable" : "no-cache");
      c.header("Vary", "Accept-Encoding");
      if (encoding !== null) c.header("Content-Encoding", encoding);
      return c.body(new Uint8Array(body));
    },
  };
}
