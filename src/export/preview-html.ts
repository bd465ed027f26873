/**
 * A drafted DOCX as one HTML page to look at before it is downloaded: made of the DOCX itself, so that both say the
 * same. No script, no outside resource. Alignment and page breaks are the DOCX's alone.
 */
import mammoth from "mammoth";

import { escapeMarkup } from "./clean-text.ts";

const STYLE = `
:root { color-scheme: light; }
body { font: 17px/1.45 "Times New Roman", "Liberation Serif", serif; color: #111; background: #fff; max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem; }
h1, h2, h3, h4 { font-size: 1rem; margin: 1rem 0 .3rem; }
p { margin: .35rem 0; }
main > p { text-align: justify; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; display: block; overflow-x: auto; }
th, td { border: 1px solid #555; padding: .25rem .4rem; text-align: left; vertical-align: top; }
th { background: #eef1f6; }
.plain { display: table; }
.plain td { border: 0; width: 50%; text-align: center; }
.foot td:first-child { text-align: left; }
.below td { border: 0; }
.caps { text-transform: uppercase; }
.note { font-size: .9em; color: #444; border-bottom: 1px solid #999; }
@page { size: A4; margin: 20mm; }
@media print { body { margin: 0; max-width: none; font-size: 12pt; } tr { break-inside: avoid; } }
`;

const NOTE = "Bản xem trước: nội dung như tệp DOCX; căn lề, ngắt trang xem trong tệp DOCX.";

/** Head and foot of a plan stand in tables without borders. */
function framed(table: string): string {
  if (table.includes("CỘNG HÒA XÃ HỘI CHỦ NGHĨA")) return withClass(table, "plain");
  return table.includes("Nơi nhận:") ? withClass(table, "plain foot") : table;
}

/** The sum in words, the funds and the notes below a budget: rows over its whole width. */
const withFoot = (html: string): string =>
  html.replace(
    /<tr>(?=<td colspan="\d+"><p>(?:<[^>]+>)*(?:Bằng chữ: |Tổng dự toán chưa|Theo nguồn kinh phí|\(\d+\) ))/gu,
    '<tr class="below">',
  );

const withClass = (table: string, name: string): string =>
  table.replace("<table>", `<table class="${name}">`);

export async function makePreviewHtml(docx: Uint8Array, title: string): Promise<Uint8Array> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(docx) },
    { styleMap: ["all-caps => span.caps"] },
  );
  // Tables of our own DOCX are never nested.
  const content = withFoot(value)
    .split(/(?=<table>)/)
    .map(framed)
    .join("");
  const page = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<p class="note">${NOTE}</p>
<main>
${content}
</main>
</body>
</html>
`;
  return new TextEncoder().encode(page);
}
