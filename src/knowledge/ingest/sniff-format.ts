/** Type of a file by its content. The name only tells text-like formats apart, which look alike as bytes. */
import type { TextFormat } from "./worker-messages.ts";

export type SniffedFormat = TextFormat | "pdf" | "image" | "ole" | "zip" | "binary";

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const IMAGES = new Set(["image/png", "image/jpeg", "image/tiff", "image/bmp", "image/webp"]);
const PDF_SEARCH = 1024;

/** Format of the bytes; "binary" for anything that is neither known nor text. */
export async function sniffFormat(bytes: Uint8Array, fileName: string): Promise<SniffedFormat> {
  if (OLE.every((byte, index) => bytes[index] === byte)) return "ole";
  if (isPdf(bytes)) return "pdf";
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)) return "zip";
  if (isUtf16(bytes)) return textFormat(bytes, fileName);
  const { fileTypeFromBuffer } = await import("file-type");
  const known = await fileTypeFromBuffer(bytes.subarray(0, 65_536)).catch(() => undefined);
  if (known && IMAGES.has(known.mime)) return "image";
  if (known && !/^(?:text\/|application\/(?:xml|json)|image\/svg)/.test(known.mime))
    return "binary";
  return textFormat(bytes, fileName);
}

/** A PDF may start with some stray bytes, but not with those of another type. */
function isPdf(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(PDF_SEARCH, bytes.length));
  const at = head.indexOf("%PDF-");
  return at === 0 || (at > 0 && head.subarray(0, at).every((byte) => byte < 128));
}

/** Text behind a byte order mark of UTF-16, which looks like the first frame of a sound file. */
function isUtf16(bytes: Uint8Array): boolean {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (!little && !(bytes[0] === 0xfe && bytes[1] === 0xff)) return false;
  const head = new TextDecoder(little ? "utf-16le" : "utf-16be").decode(bytes.subarray(2, 1026));
  return head !== "" && !/[\u0000-\u0008\u000e-\u001f\ufffd](?!$)/.test(head);
}

function textFormat(bytes: Uint8Array, fileName: string): SniffedFormat {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const head = new TextDecoder("utf-8").decode(bytes.subarray(0, 4096)).replace(/^\ufeff/, "");
  const start = head
    .replace(/\u0000/g, "")
    .trimStart()
    .slice(0, 400);
  if (
    /^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^]{0,300}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(
      start,
    )
  )
    return "html";
  if (/^(?:html?|xhtml)$/.test(extension) && /<\/?[a-z]/i.test(head)) return "html";
  if (extension === "csv" || extension === "tsv") return "csv";
  return extension === "md" || extension === "markdown" ? "markdown" : "text";
}
