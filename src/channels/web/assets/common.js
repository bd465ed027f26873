/** Shared by the pages: posting with progress, drop zones, filters of findings tables. No framework. */

const INTERNAL = "Mất kết nối với máy chủ; kiểm tra mạng rồi thử lại.";

/** The Vietnamese sentence of a failed response. */
export function sentenceOf(text) {
  try {
    return JSON.parse(text).error.message;
  } catch {
    return INTERNAL;
  }
}

/** Milliseconds between two looks at long work. */
const LOOK_MS = 800;

/**
 * Posts a form; resolves with the fragment of HTML that the server escaped and rendered. Rejects with an Error whose
 * message is a Vietnamese sentence. `onProgress` hears the sent share (0..1), then null while the server works; with
 * long work also what is being done and a function that stops it. `onWork` hears where the result is kept.
 */
export async function postForm(url, form, onProgress, onWork = () => {}) {
  const { status, text, work } = await send(url, form, onProgress);
  if (work) onWork(work);
  return status === 202 ? awaitWork(JSON.parse(text), onProgress) : text;
}

/** Looks at long work until it has ended. A lost connection is no end: it goes on at the server. */
export async function awaitWork({ work, line }, onProgress) {
  const stop = () =>
    fetch(`${work}/dung`, { method: "POST", headers: { "X-Fragment": "1" } }).catch(() => {});
  onProgress(null, line, stop);
  let lost = 0;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS * (1 + lost)));
    const response = await fetch(work, { headers: { "X-Fragment": "1" } }).catch(() => null);
    if (response === null) {
      lost = Math.min(lost + 1, 10);
      if (lost === 10) throw new Error(INTERNAL);
      continue;
    }
    lost = 0;
    const text = await response.text();
    if (response.status === 202) onProgress(null, JSON.parse(text).line, stop);
    else if (response.ok) return text;
    else throw new Error(sentenceOf(text));
  }
}

function send(url, form, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("X-Fragment", "1");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.upload.addEventListener("load", () => onProgress(null));
    request.addEventListener("load", () => {
      const work = request.getResponseHeader("X-Work");
      if (request.status < 300)
        resolve({ status: request.status, text: request.responseText, work });
      else reject(new Error(sentenceOf(request.responseText)));
    });
    request.addEventListener("error", () => reject(new Error(INTERNAL)));
    request.send(form);
  });
}

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

export function alertBox(sentence) {
  const box = element("p", "notice bad", sentence);
  box.setAttribute("role", "alert");
  return box;
}

/** A fragment as rendered and escaped by our own server. */
export function fromServer(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  enhanceFilters(template.content);
  return template.content;
}

/** Marks off, lower case, so that "benh an" finds "bệnh án". */
export const fold = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .toLowerCase();

/** Filters hide rows; the order stays as given. */
export function enhanceFilters(root) {
  for (const filters of root.querySelectorAll("[data-filters]")) {
    filters.hidden = false;
    const rows = [...filters.parentElement.querySelectorAll("tr[data-severity]")];
    const texts = rows.map((row) => fold(row.textContent));
    const apply = () => {
      const severity = filters.querySelector("input[type=radio]:checked").value;
      const [by, kind] = (filters.querySelector("select")?.value ?? "").split(":");
      const words = fold(filters.querySelector("input[type=search]").value.trim());
      let shown = 0;
      rows.forEach((row, index) => {
        row.hidden =
          (severity !== "" && row.dataset.severity !== severity) ||
          (kind !== undefined && row.dataset[by] !== kind) ||
          !texts[index].includes(words);
        if (!row.hidden) shown += 1;
      });
      filters.querySelector("[data-shown]").textContent = `Hiện ${shown}/${rows.length} điểm`;
    };
    filters.addEventListener("input", apply);
    apply();
  }
  for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false;
}

/* The clipboard API needs https; inside a unit's network the app may well be plain http. */
async function copyText(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = element("textarea", "sr", "");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const label = button.dataset.label ?? button.textContent;
  button.dataset.label = label;
  const text = button.parentElement.querySelector("[data-copy-text]").textContent.trim();
  try {
    await copyText(text);
    button.textContent = "Đã chép";
  } catch {
    button.textContent = "Không chép được; bôi đen rồi chép";
  }
  button.focus();
  setTimeout(() => (button.textContent = label), 2000);
});

/** A decision on one finding takes the place of its form; the rest of the page stays. */
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-decide]");
  if (!form) return;
  event.preventDefault();
  const place = form.closest("[data-decision]");
  const button = form.querySelector("button");
  button.disabled = true;
  form.querySelectorAll("[role=alert]").forEach((box) => box.remove());
  try {
    place.replaceChildren(fromServer(await postForm(form.action, new FormData(form), () => {})));
    place.querySelector("summary, button")?.focus();
  } catch (error) {
    button.disabled = false;
    form.append(alertBox(error.message));
  }
});

/** Hands dropped files to `take`; `zone` shows that it would take them. */
export function acceptDrops(zone, target, take) {
  let depth = 0;
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  const mark = (on) => target.classList.toggle("over", on);
  zone.addEventListener("dragenter", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth += 1;
    mark(true);
  });
  zone.addEventListener("dragover", (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  zone.addEventListener("dragleave", (event) => {
    if (!hasFiles(event)) return;
    depth -= 1;
    if (depth <= 0) mark(false);
  });
  zone.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    mark(false);
    take(event.dataTransfer.files);
  });
}
