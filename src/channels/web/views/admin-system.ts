/** Jobs and the audit log. */
import { html } from "hono/html";

import type { AuditEntry, AuditVerdict } from "../../../assistant/access/access.ts";
import type { Job, JobState } from "../../../assistant/admin-desk.ts";
import { Action } from "../../../domain/access/action.ts";
import type { NotedFeedback } from "../web-deps.ts";
import { adminTable } from "./admin-frame.ts";
import { badge, type Html, nothing } from "./html.ts";
import { formatTime, type Label } from "./labels.ts";
import { actionName, outcomeName } from "./people-labels.ts";

const STATES: Record<JobState, Label> = {
  waiting: { text: "Đang chờ", tone: "plain" },
  running: { text: "Đang chạy", tone: "info" },
  done: { text: "Xong", tone: "good" },
  dead: { text: "Đã dừng", tone: "bad" },
  cancelled: { text: "Đã hủy", tone: "plain" },
};

export const jobStates = Object.keys(STATES) as JobState[];

const JOB_NAMES: Readonly<Record<string, string>> = {
  "ingest-document": "Nạp tài liệu",
  "register-outlook": "Đối chiếu sổ văn bản hằng đêm",
  "review-file": "Rà soát tệp",
  "draft-plan": "Soạn kế hoạch",
  "notify-followers": "Báo người theo dõi văn bản",
  retention: "Dọn dữ liệu quá hạn",
  backup: "Sao lưu",
  reindex: "Lập lại chỉ mục tìm kiếm",
};

const stateFilter = (chosen: JobState | null): Html =>
  html`<form class="row" action="/quan-tri/cong-viec" method="get">
    <label class="field"
      ><span>Tình trạng</span>
      <select name="trang-thai">
        <option value="">Tất cả</option>
        ${jobStates.map(
          (state) =>
            html`<option value="${state}" ${state === chosen ? html`selected` : nothing}>
              ${STATES[state].text}
            </option>`,
        )}
      </select>
    </label>
    <button class="button" type="submit">Xem</button>
  </form>`;

const progressOf = ({ progress }: Job): string =>
  progress === null ? "" : `${progress.done}/${progress.total}`;

const retryForm = ({ id, state, name }: Job, token: Html): Html =>
  state === "dead"
    ? html`<form action="/quan-tri/cong-viec/${id}" method="post">
        ${token}<button
          class="button"
          type="submit"
          aria-label="Chạy lại ${JOB_NAMES[name] ?? name}"
        >
          Chạy lại
        </button>
      </form>`
    : nothing;

export const jobsView = (
  jobs: readonly Job[],
  { state, token, result }: { state: JobState | null; token: Html; result: Html },
): Html =>
  html`${result} ${stateFilter(state)}
  ${jobs.length === 0 ? html`<p class="notice">Không có công việc nào.</p>` : nothing}
  ${adminTable(
    "Công việc nền",
    [
      { heading: "Việc", cell: ({ name }) => JOB_NAMES[name] ?? name },
      { heading: "Tình trạng", cell: (job) => badge(STATES[job.state]) },
      { heading: "Tiến độ", cell: progressOf, labelled: true },
      { heading: "Lần hỏng", cell: ({ failures }) => String(failures), labelled: true },
      { heading: "Lỗi gần nhất", cell: ({ error }) => error?.message ?? "" },
      { heading: "Cập nhật", cell: ({ updatedAt }) => formatTime(updatedAt) },
      { heading: "Làm gì", cell: (job) => retryForm(job, token) },
    ],
    jobs,
  )}`;

const verdictView = ({ entries, brokenAt, head }: AuditVerdict): Html =>
  brokenAt === null
    ? html`<p class="notice good">
        Chuỗi nhật ký nguyên vẹn: ${entries} mục, mã đầu chuỗi <code>${head.slice(0, 16)}</code>.
        Ghi mã này ra ngoài hệ thống để sau đối chiếu.
      </p>`
    : html`<p class="notice bad" role="alert">
        Chuỗi nhật ký bị đứt từ mục ${brokenAt}; giữ nguyên dữ liệu và khôi phục từ bản sao lưu.
      </p>`;

const nameOfAction = (action: string): string => {
  const known = Action.safeParse(action);
  return known.success ? actionName[known.data] : action;
};

export const feedbackView = (list: readonly NotedFeedback[]): Html =>
  html`${list.length === 0 ? html`<p class="notice">Chưa có góp ý nào.</p>` : nothing}
  ${adminTable(
    "Góp ý về câu trả lời",
    [
      { heading: "Câu hỏi", cell: ({ question }) => question },
      {
        heading: "Đánh giá",
        cell: ({ useful }) =>
          badge(useful ? { text: "Hữu ích", tone: "good" } : { text: "Chưa đúng ý", tone: "warn" }),
      },
      { heading: "Lý do", cell: ({ reason }) => reason ?? "" },
      { heading: "Nguồn đã trả lời", cell: ({ sources }) => sources.join(", ") },
      { heading: "Lúc", cell: ({ at }) => formatTime(at), className: "nowrap" },
    ],
    list,
  )}`;

export interface AuditView {
  entries: readonly AuditEntry[];
  verdict: AuditVerdict | null;
  /** Names by person id, where they are known. */
  names: ReadonlyMap<string, string>;
  /** Number to go on before; null on the last page. */
  before: number | null;
}

export const auditView = ({ entries, verdict, names, before }: AuditView): Html =>
  html`${verdict === null ? nothing : verdictView(verdict)}
  ${entries.length === 0 ? html`<p class="notice">Nhật ký còn trống.</p>` : nothing}
  ${adminTable(
    "Nhật ký",
    [
      { heading: "Việc", cell: ({ action }) => nameOfAction(action) },
      { heading: "Lúc", cell: ({ at }) => formatTime(at), className: "nowrap" },
      { heading: "Người", cell: ({ personId }) => names.get(personId) ?? personId },
      { heading: "Đơn vị", cell: ({ unit }) => unit },
      { heading: "Đối tượng", cell: ({ target }) => target ?? "", className: "wrap" },
      { heading: "Kết quả", cell: ({ outcome }) => badge(outcomeName[outcome]) },
    ],
    entries,
  )}
  ${before === null
    ? nothing
    : html`<p><a href="/quan-tri/nhat-ky?truoc=${before}">Xem cũ hơn</a></p>`}`;
