/** `can-cu doctor`: checks the set-up and says what is missing and what that costs. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

import type { Command } from "commander";

import type { App } from "../app.ts";
import type { Config } from "../config.ts";
import { displayDate } from "../domain/reference/vietnamese-date.ts";
import { countOutlook } from "../domain/regulation/outlook.ts";
import { probeEndpoint } from "../models/openai/probe-endpoint.ts";
import { withGlobals } from "./options.ts";
import { type GlobalOptions, printJson, printText } from "./output.ts";
import { withApp } from "./with-app.ts";

interface Check {
  name: string;
  ok: boolean;
  /** Vietnamese: what was found, or what to do. */
  detail: string;
  /** false: the product works without it. */
  required: boolean;
}

const run = promisify(execFile);

export function addDoctor(program: Command): void {
  withGlobals(program.command("doctor").description("kiểm tra cài đặt")).action(
    async (options: GlobalOptions) => {
      const checks = await withApp(options, async (app, unit) => {
        const documents = await app.assistant.documents(unit);
        return [
          nodeCheck(),
          {
            name: "Thư mục dữ liệu",
            ok: true,
            required: true,
            detail: `${app.config.dataFolder}: ${documents.length} tài liệu`,
          },
          storeCheck(app),
          await queueCheck(app),
          await outlookCheck(app),
          await tesseractCheck(),
          await modelCheck(app.config.model),
        ];
      });
      for (const check of checks) {
        if (options.json === true) printJson(check);
        else
          printText(
            `${check.ok ? "đạt" : check.required ? "HỎNG" : "thiếu"}\t${check.name}: ${check.detail}`,
          );
      }
      if (checks.some((check) => check.required && !check.ok)) process.exitCode = 1;
    },
  );
}

function nodeCheck(): Check {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return {
    name: "Node.js",
    ok,
    required: true,
    detail: ok ? process.versions.node : `${process.versions.node}; cần từ 20.19 trở lên`,
  };
}

const PROBE_DETAIL = {
  reachable: "kết nối được",
  denied: "máy chủ từ chối khóa; kiểm tra OPENAI_API_KEY. Câu trả lời lập ngoại tuyến",
  unreachable: "không kết nối được; kiểm tra OPENAI_BASE_URL và mạng. Câu trả lời lập ngoại tuyến",
} as const;

async function modelCheck(model: Config["model"]): Promise<Check> {
  const name = "Mô hình ngôn ngữ";
  if (model === null) {
    const detail =
      "chưa đặt OPENAI_BASE_URL hoặc OPENAI_API_KEY; hệ thống chạy ngoại tuyến, đủ chức năng";
    return { name, ok: false, required: false, detail };
  }
  const { kind } = await probeEndpoint(model);
  const detail = `${model.name}: đã cấu hình, ${PROBE_DETAIL[kind]}`;
  return { name, ok: kind === "reachable", required: false, detail };
}

/** The store has answered by now, or there would be no app. */
function storeCheck({ config, storedVectors }: App): Check {
  const detail =
    config.databaseUrl === null
      ? "SQLite trong thư mục dữ liệu"
      : `PostgreSQL; chỉ mục từ nằm trong PostgreSQL; ${VECTORS[storedVectors ?? "plain"]}`;
  return { name: "Kho dữ liệu", ok: true, required: true, detail };
}

const VECTORS = {
  extension: "véc-tơ bằng pgvector",
  plain:
    "máy chủ không có pgvector nên véc-tơ so bằng SQL, tối đa 5.000 đoạn mỗi đơn vị; nhiều hơn thì chỉ tìm theo từ",
} as const;

async function queueCheck({ config, jobs }: App): Promise<Check> {
  const name = "Hàng đợi công việc";
  const where = config.redisUrl === null ? "trong thư mục dữ liệu" : "Redis";
  const depths = await jobs.queue.depths().catch(() => null);
  if (depths === null) {
    const detail = `${where}: không kết nối được; kiểm tra REDIS_URL. Hỏi đáp vẫn chạy, việc dài chưa nhận được`;
    return { name, ok: false, required: true, detail };
  }
  const of = (state: string) =>
    depths.filter((depth) => depth.state === state).reduce((sum, { jobs: n }) => sum + n, 0);
  const detail = `${where}: ${of("waiting")} việc chờ, ${of("running")} đang làm, ${of("dead")} hỏng`;
  return { name, ok: true, required: true, detail };
}

/** What happens to the register's documents soon; whether the nightly look ahead runs is told beside it. */
async function outlookCheck(app: App): Promise<Check> {
  const { outlook, lookedOn } = await app.jobs.outlook();
  const { starts, dies, ends } = countOutlook(outlook);
  const nightly =
    lookedOn === null
      ? "chưa rà tự động lần nào, chạy `can-cu serve` để rà mỗi đêm"
      : `rà tự động lần cuối ngày ${displayDate(lookedOn)}`;
  return {
    name: "Sổ văn bản, 60 ngày tới",
    ok: true,
    required: false,
    detail: `${starts} văn bản bắt đầu có hiệu lực, ${dies} bị thay thế, ${ends} hết giai đoạn thực hiện (đến ${displayDate(outlook.to)}); ${nightly}`,
  };
}

async function tesseractCheck(): Promise<Check> {
  const name = "Nhận dạng ảnh (tesseract, tiếng Việt)";
  try {
    const { stdout, stderr } = await run("tesseract", ["--list-langs"], { timeout: 5000 });
    const ok = /^vie$/m.test(`${stdout}\n${stderr}`);
    const detail = ok ? "có" : "thiếu gói tiếng Việt: cài tesseract-ocr-vie";
    return { name, ok, required: false, detail };
  } catch {
    return {
      name,
      ok: false,
      required: false,
      detail:
        "không có; ảnh và bản quét được đọc bằng bộ nhận dạng kèm theo, chậm và kém chính xác hơn",
    };
  }
}
