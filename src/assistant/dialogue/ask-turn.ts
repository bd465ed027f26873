/** A question: the answer with its sources and the next sensible steps. Also search, help and what is followed. */
import { subjectName } from "../../domain/regulation/subject-names.ts";
import type { DocumentSummary } from "../assistant.ts";
import { followedIn, toggleFollowed } from "../subscriptions/following.ts";
import { followedName, isSubject } from "../subscriptions/notice-text.ts";
import { memoryOf, type Option, say, type Turn } from "./turn.ts";

const SUGGESTIONS = 3;
const LABEL_LENGTH = 60;
const HITS = 5;
const HIT_LENGTH = 350;

const short = (label: string): string =>
  label.length <= LABEL_LENGTH ? label : `${label.slice(0, LABEL_LENGTH - 1).trimEnd()}…`;

const asked = (question: string): Option => ({ label: short(question), command: question });

export async function askTurn(turn: Turn, question: string): Promise<void> {
  if (question.trim() === "") {
    say(turn, "Anh/chị gõ câu hỏi, ví dụ: Thông tư 54/2017/TT-BYT còn hiệu lực không?");
    return;
  }
  const { assistant, visit, signal } = turn;
  const answer = await assistant.ask(
    {
      ...{ question: question.trim(), unit: visit.unit, conversationId: memoryOf(turn) },
      onPreview: turn.watch.onPreview,
    },
    signal,
  );
  const options = (answer.suggestions ?? []).slice(0, SUGGESTIONS).map(asked);
  const first = answer.citations.find(({ symbol, role }) => symbol !== null && role === "basis");
  if (first?.symbol != null && turn.deps.access.may(visit, "follow"))
    options.push({ label: `Theo dõi ${first.symbol}`, command: `/theodoi ${first.symbol}` });
  const symbols = answer.citations.flatMap(({ symbol }) => symbol ?? []);
  say(turn, answer.text, options, [...new Set(symbols)]);
}

export async function searchTurn(turn: Turn, query: string): Promise<void> {
  const { assistant, visit } = turn;
  if (query === "") return describeLibrary(turn);
  const hits = await assistant.search(query, HITS, visit.unit);
  if (hits.length === 0) {
    say(
      turn,
      `Không tìm thấy “${query}” trong kho. Anh/chị thử từ khóa khác hoặc nạp tài liệu bằng /nap.`,
    );
    return;
  }
  const lines = hits.map(({ symbol, title, locator, text }, at) => {
    const place = locator === null ? "" : `, ${locator}`;
    const shown = text.length > HIT_LENGTH ? `${text.slice(0, HIT_LENGTH).trimEnd()}…` : text;
    return `${at + 1}. ${symbol ?? title}${place}: ${shown.replace(/\s+/g, " ")}`;
  });
  say(turn, [`Kết quả cho “${query}”:`, ...lines].join("\n\n"));
}

async function describeLibrary(turn: Turn): Promise<void> {
  const documents = await turn.assistant.documents(turn.visit.unit);
  const own = documents.filter((document) => document.origin === "upload");
  const names = own.slice(0, 10).map((document) => `- ${document.symbol ?? document.title}`);
  const shipped = documents.length - own.length;
  say(
    turn,
    [
      `Kho có ${shipped} tài liệu đi kèm và ${own.length} tài liệu của đơn vị.`,
      ...names,
      "Tìm trong kho: /vanban từ khóa. Nạp thêm: /nap.",
    ].join("\n"),
  );
}

export async function followTurn(turn: Turn, rest: string): Promise<void> {
  const { deps, visit } = turn;
  const person = visit.actor.personId;
  const item = followedIn(rest);
  if (item === null) {
    if (rest.trim() !== "")
      say(
        turn,
        `Chưa nhận ra số hiệu hay chủ đề trong “${rest.trim().slice(0, LABEL_LENGTH)}”. Ví dụ: /theodoi 54/2017/TT-BYT hoặc /theodoi bệnh án điện tử`,
      );
    return listFollowed(turn, await deps.follows.of(person));
  }
  const name = followedName(item);
  if (!(await toggleFollowed(deps.follows, person, item))) {
    say(turn, `Đã thôi theo dõi ${name}.`);
    return;
  }
  say(
    turn,
    `Đã thêm ${name} vào danh sách theo dõi. Khi một văn bản mới được xác nhận vào sổ mà thay thế, sửa đổi hoặc bãi bỏ văn bản theo dõi, anh/chị nhận được một tin. Gõ /theodoi để xem danh sách.`,
  );
}

async function listFollowed(turn: Turn, followed: readonly string[]): Promise<void> {
  if (followed.length === 0) {
    say(
      turn,
      "Chưa theo dõi văn bản hay chủ đề nào. Gõ /theodoi và số hiệu hoặc chủ đề, ví dụ: /theodoi 54/2017/TT-BYT, /theodoi bệnh án điện tử",
    );
    return;
  }
  const { assistant, visit } = turn;
  const lines: string[] = [];
  for (const item of followed.slice(0, 10)) {
    if (isSubject(item)) {
      lines.push(`- Chủ đề ${subjectName(item)}`);
      continue;
    }
    const answer = await assistant.ask({
      question: `${item} còn hiệu lực không?`,
      unit: visit.unit,
    });
    const [headline = ""] = answer.text.split("\n");
    // The list has no sources at its end.
    lines.push(`- ${headline.replace(/(?: \[\d+\])+/g, "")}`);
  }
  say(turn, ["Đang theo dõi:", ...lines].join("\n"), [], followed);
}

/** Examples come from what the unit has. */
export async function helpTurn(turn: Turn): Promise<void> {
  const { assistant, visit, deps } = turn;
  const may = (action: Parameters<typeof deps.access.may>[1]) => deps.access.may(visit, action);
  const examples = examplesFrom(await assistant.documents(visit.unit));
  const lines = [
    "Căn Cứ giúp tra cứu văn bản, soạn và rà soát kế hoạch chuyển đổi số. Anh/chị gõ câu hỏi như nói chuyện, hoặc dùng lệnh:",
    "/hoi hỏi về văn bản, kế hoạch",
    ...(may("draft") ? ["/soan soạn kế hoạch năm sau · /dutoan lập dự toán"] : []),
    ...(may("review") ? ["/kiemtra rà soát một tệp (gửi tệp vào đây cũng được)"] : []),
    ...(may("ingest") ? ["/nap nạp tài liệu vào kho · /doc đọc chữ trong ảnh, tệp"] : []),
    "/vanban tìm trong kho · /theodoi văn bản theo dõi · /donvi đơn vị, tài khoản",
    ...(may("invite") ? ["/moinguoi tạo mã mời vào đơn vị"] : []),
    "/moi cuộc trò chuyện mới · /huy dừng việc đang làm",
  ];
  say(turn, lines.join("\n"), examples.map(asked));
}

const newestPlan = (documents: readonly DocumentSummary[]): DocumentSummary | undefined =>
  documents
    .filter(({ kind, year }) => kind === "plan" && year !== null)
    .toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))[0];

function examplesFrom(documents: readonly DocumentSummary[]): string[] {
  const own = documents.filter((document) => document.origin === "upload");
  const regulation = own.find(({ kind, symbol }) => kind === "regulation" && symbol !== null);
  const plan = newestPlan(own) ?? newestPlan(documents);
  return [
    regulation?.symbol == null
      ? "Thông tư nào quy định bệnh án điện tử?"
      : `${regulation.symbol} còn hiệu lực không?`,
    plan?.year == null
      ? "Hạn hoàn thành bệnh án điện tử là khi nào?"
      : `Kế hoạch ${plan.year} dự toán những phần mềm nào?`,
  ];
}
