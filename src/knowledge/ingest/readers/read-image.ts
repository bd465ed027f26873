/** Reader of pictures of a page: recognised as a whole, then structured like a PDF page. */
import { readingLimits } from "../limits.ts";
import { makeOcr } from "../ocr.ts";
import type { Progress } from "../read-options.ts";
import { readingError } from "../reading-errors.ts";
import type { PackedReading } from "../structure/raw.ts";
import type { WorkerInput } from "../worker-messages.ts";
import { textOf } from "./html-sink.ts";
import { imageSize } from "./image-size.ts";
import { pageToRaws } from "./page-layout/page-to-raws.ts";

/** @throws AppError hostile-file, unreadable-file, dependency-missing */
export async function readImage(input: WorkerInput, progress: Progress): Promise<PackedReading> {
  const { bytes, fileName } = input;
  const size = imageSize(bytes);
  if (size !== null && size.width * size.height > readingLimits.imagePixels)
    throw readingError("hostile-file", fileName, `${size.width} × ${size.height} pixels`, {
      sentence: `Ảnh ${fileName} quá lớn (${size.width} × ${size.height} điểm); giảm kích thước ảnh rồi gửi lại.`,
    });
  if (!input.ocr) {
    const warnings = ["Ảnh chưa được nhận dạng chữ."];
    return { raw: { raws: [], text: "", pages: 1, warnings } };
  }
  const ocr = await makeOcr(fileName);
  try {
    const { items, confidence } = await ocr.recognise(bytes);
    progress(1, 1, "trang");
    const width = Math.max(1, ...items.map((item) => item.x + item.width));
    const raws = pageToRaws({ number: 1, width, items, rules: [] });
    const warnings =
      items.length === 0
        ? ["Không nhận ra chữ nào trong ảnh."]
        : ["Ảnh được đọc bằng nhận dạng chữ; cần đối chiếu với bản gốc."];
    return {
      raw: { raws, text: raws.map(textOf).join("\n"), pages: 1, warnings },
      ocr: { confidence },
    };
  } finally {
    await ocr.close();
  }
}
