/** The chat: questions are streamed, a file can be reviewed or added to the library, the thread survives a visit elsewhere. */
import {
  acceptDrops,
  alertBox,
  element,
  enhanceFilters,
  fromServer,
  postForm,
  sentenceOf,
} from "./common.js";

const KEEP_TURNS = 20;
const STORE = "can-cu.luot";

const byId = (id) => document.getElementById(id);
const page = byId("hoi-dap");
const thread = byId("cac-luot");
const form = byId("soan-cau-hoi");
const input = byId("cau-hoi");
const stop = byId("dung-lai");
const submit = byId("gui");
const picker = byId("tep-dinh-kem");
const maxFileBytes = Number(page.dataset.maxFileBytes);

let running = null;

/* Kept in this tab only, so that following a source and coming back does not lose the thread. */
function load() {
  const { owner, conversation } = page.dataset;
  const fresh = { owner, conversation, turns: [] };
  try {
    const stored = JSON.parse(sessionStorage.getItem(STORE));
    return stored?.owner === owner ? stored : fresh;
  } catch {
    return fresh;
  }
}
let kept = load();

function keep(turn) {
  kept.turns = [...kept.turns, turn].slice(-KEEP_TURNS);
  try {
    sessionStorage.setItem(STORE, JSON.stringify(kept));
  } catch {
    kept.turns = [];
  }
}

function startTurn(question) {
  // The page keeps its heading for who cannot see it.
  const welcome = byId("mo-dau");
  welcome?.replaceWith(element("h1", "sr", welcome.querySelector("h1").textContent));
  byId("cong-cu").hidden = false;
  const turn = element("article", "turn");
  const heading = element("h2", "question", question);
  heading.prepend(element("span", "sr", "Câu hỏi: "));
  turn.append(heading);
  thread.append(turn);
  return turn;
}

/** Latest turn at the top of the window, so that a long answer is read from its beginning. */
const show = (turn) => turn.scrollIntoView({ block: "start" });

async function* lines(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    rest += value;
    const parts = rest.split("\n");
    rest = parts.pop();
    for (const part of parts) if (part !== "") yield JSON.parse(part);
  }
}

const nextFrame = () =>
  document.hidden ? Promise.resolve() : new Promise((resolve) => requestAnimationFrame(resolve));

async function reveal(response, turn, question) {
  const status = element("p", "waiting", "");
  const text = element("p", "live-text", "");
  turn.append(status, text);
  for await (const event of lines(response)) {
    if (event.type === "status") status.textContent = event.text;
    if (event.type === "text") {
      status.hidden = true;
      text.append(event.text);
      await nextFrame();
    }
    if (event.type === "answer") {
      status.remove();
      text.remove();
      turn.append(fromServer(event.html));
      keep({ question, html: event.html });
    }
    if (event.type === "error") throw new Error(event.error.message);
  }
}

function setRunning(controller) {
  running = controller;
  stop.hidden = controller === null;
  submit.hidden = controller !== null;
}

async function ask(question) {
  if (running !== null) return;
  const turn = startTurn(question);
  turn.setAttribute("aria-busy", "true");
  show(turn);
  const controller = new AbortController();
  setRunning(controller);
  const asOf = byId("tinh-den").value;
  try {
    const response = await fetch("/api/chat", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        q: question,
        conversation: kept.conversation,
        ...(asOf === "" ? {} : { asOf }),
      }),
      signal: controller.signal,
    });
    if (!response.ok) throw new Error(sentenceOf(await response.text()));
    await reveal(response, turn, question);
  } catch (error) {
    turn.querySelectorAll(".waiting, .live-text").forEach((part) => part.remove());
    const stopped = controller.signal.aborted;
    const lost = "Mất kết nối với máy chủ; kiểm tra mạng rồi thử lại.";
    const sentence = error instanceof TypeError ? lost : error.message;
    turn.append(stopped ? element("p", "faint", "Đã dừng theo yêu cầu.") : alertBox(sentence));
  } finally {
    turn.removeAttribute("aria-busy");
    setRunning(null);
  }
}

function grow() {
  if (CSS.supports("field-sizing", "content")) return;
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 192)}px`;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = input.value.trim();
  if (question === "" || running !== null) return;
  input.value = "";
  grow();
  void ask(question);
});
input.addEventListener("input", grow);
input.addEventListener("keydown", (event) => {
  // isComposing: Enter ends a Telex or VNI composition there, it does not send.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});
stop.addEventListener("click", () => running?.abort());

/* Example questions and next steps are submit buttons that carry their question. */
page.addEventListener("submit", (event) => {
  const question = event.submitter?.name === "q" ? event.submitter.value : "";
  if (question === "") return;
  event.preventDefault();
  void ask(question);
});

thread.addEventListener("click", (event) => {
  const thumb = event.target.closest("button[data-useful]");
  if (thumb) void sendFeedback(thumb);
  const mark = event.target.closest("a.mark");
  if (mark) focusSource(event, mark);
});

function focusSource(event, mark) {
  const card = byId(mark.hash.slice(1));
  if (!card) return;
  event.preventDefault();
  card.scrollIntoView({ block: "nearest" });
  card.focus({ preventScroll: true });
  card.classList.add("flash");
  setTimeout(() => card.classList.remove("flash"), 1600);
}

const questionOf = (node) =>
  [...node.closest(".turn").querySelector(".question").childNodes]
    .filter((child) => child.nodeType === Node.TEXT_NODE)
    .map((child) => child.data)
    .join("")
    .slice(0, 2000);

function postFeedback(node, body) {
  return fetch("/api/feedback", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ conversation: kept.conversation, question: questionOf(node), ...body }),
  });
}

async function sendFeedback(thumb) {
  const useful = thumb.dataset.useful === "true";
  const answer = thumb.closest(".answer");
  const reason = answer.querySelector("[data-reason]");
  const thanks = answer.querySelector("[data-thanks]");
  for (const one of thumb.parentElement.querySelectorAll("button")) {
    one.setAttribute("aria-pressed", String(one === thumb));
  }
  reason.hidden = useful;
  thanks.textContent = useful ? "Cảm ơn anh/chị." : "";
  if (!useful) reason.querySelector("select").focus();
  await postFeedback(thumb, { useful }).catch(() => thumb.setAttribute("aria-pressed", "false"));
}

thread.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-reason]");
  if (!form) return;
  event.preventDefault();
  const { reason, note } = Object.fromEntries(new FormData(form));
  const thanks = form.closest(".answer").querySelector("[data-thanks]");
  const sent = await postFeedback(form, { useful: false, reason, note })
    .then((response) => response.ok)
    .catch(() => false);
  thanks.textContent = sent
    ? "Đã ghi góp ý, cảm ơn anh/chị."
    : "Chưa gửi được góp ý; kiểm tra mạng rồi thử lại.";
  form.hidden = sent;
  form.closest(".answer").querySelector("[data-useful=false]").focus();
});
thread.addEventListener("click", (event) => {
  const close = event.target.closest("[data-reason-close]");
  if (close) close.closest("[data-reason]").hidden = true;
});

const asOfInput = byId("tinh-den");
function showAsOf() {
  const [year, month, day] = asOfInput.value.split("-");
  byId("ngay-dang-chon").textContent =
    asOfInput.value === "" ? "Tính đến hôm nay" : `Tính đến ${day}/${month}/${year}`;
}
asOfInput.addEventListener("input", showAsOf);
showAsOf();
byId("chon-ngay").addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  byId("chon-ngay").open = false;
  byId("ngay-dang-chon").focus();
});
document.addEventListener("click", (event) => {
  if (!byId("chon-ngay").contains(event.target)) byId("chon-ngay").open = false;
});

/* Files */
function attach(file) {
  const turn = startTurn(`Tệp ${file.name}`);
  show(turn);
  if (file.size > maxFileBytes) {
    turn.append(
      alertBox(
        `Tệp ${file.name} vượt quá ${maxFileBytes / (1024 * 1024)} MB; tách nhỏ tệp rồi gửi lại.`,
      ),
    );
    return;
  }
  const choices = element("div", "attachment");
  choices.append(element("span", "", "Anh/chị muốn làm gì với tệp này?"));
  const offer = (label, action, style) => {
    const button = element("button", `button ${style}`, label);
    button.type = "button";
    button.addEventListener("click", () => {
      choices.remove();
      if (action === null) turn.remove();
      else void sendFile(turn, file, action);
    });
    choices.append(button);
    return button;
  };
  offer("Rà soát", { url: "/ra-soat", busy: "Đang rà soát…" }, "primary").focus({
    preventScroll: true,
  });
  offer("Nạp vào kho", { url: "/tai-lieu", busy: "Đang nạp…" }, "");
  offer("Bỏ", null, "");
  turn.append(choices);
}

async function sendFile(turn, file, { url, busy }) {
  const data = new FormData();
  data.append("file", file, file.name);
  const asOf = byId("tinh-den").value;
  if (asOf !== "") data.append("asOf", asOf);
  const status = element("p", "waiting", "Đang gửi…");
  turn.append(status);
  turn.setAttribute("aria-busy", "true");
  try {
    const html = await postForm(url, data, (share, said, stop) => {
      const now = said === undefined ? busy : `${said}…`;
      const text = share === null ? now : `Đang gửi ${Math.round(share * 100)} %`;
      if (status.firstChild?.data !== text) status.replaceChildren(text);
      if (stop === undefined || status.nextElementSibling !== null) return;
      const button = element("button", "button", "Dừng");
      button.type = "button";
      button.addEventListener("click", () => {
        button.disabled = true;
        void stop();
      });
      status.after(button);
    });
    turn.append(fromServer(html));
    keep({ question: `Tệp ${file.name}`, html });
  } catch (error) {
    turn.append(alertBox(error.message));
  } finally {
    turn.querySelector(".waiting + button")?.remove();
    status.remove();
    turn.removeAttribute("aria-busy");
  }
}

byId("dinh-kem").hidden = false;
picker.addEventListener("change", () => {
  const [file] = picker.files;
  if (file) attach(file);
  picker.value = "";
});
const hint = byId("tha-tep");
acceptDrops(document, hint, (files) => {
  for (const file of [...files].slice(0, 3)) attach(file);
});
new MutationObserver(() => {
  hint.hidden = !hint.classList.contains("over");
}).observe(hint, { attributeFilter: ["class"] });

byId("cuoc-moi").addEventListener("click", () => {
  sessionStorage.removeItem(STORE);
  location.assign("/");
});

/* A reload or the way back shows what was there. A question in the address was answered by the server already. */
if (thread.querySelector(".turn") === null && kept.turns.length > 0) {
  for (const { question, html } of kept.turns) startTurn(question).append(fromServer(html));
  requestAnimationFrame(() => show(thread.lastElementChild));
}
enhanceFilters(document);
if (matchMedia("(min-width: 60rem)").matches) input.focus({ preventScroll: true });
