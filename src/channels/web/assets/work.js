/** Review, drafting and library pages: their forms are sent in the background, with progress and results in place. */
import {
  acceptDrops,
  alertBox,
  awaitWork,
  element,
  enhanceFilters,
  fromServer,
  postForm,
} from "./common.js";

enhanceFilters(document);

function enhanceDrops(root) {
  for (const zone of root.querySelectorAll("[data-drop]")) {
    const input = zone.querySelector("input[type=file]");
    showChoice(zone, input);
    acceptDrops(zone, zone, (files) => {
      const kept = new DataTransfer();
      for (const file of input.multiple ? files : [...files].slice(0, 1)) kept.items.add(file);
      input.files = kept.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}
enhanceDrops(document);

/**
 * The browser's own button speaks the browser's language; ours says it in Vietnamese. The input stays the control for
 * keyboard and screen reader, only its looks go.
 */
function showChoice(zone, input) {
  const choice = element("div", "drop-choice");
  const button = element("label", "button", "Chọn tệp");
  button.htmlFor = input.id;
  const names = element("span", "drop-names");
  choice.append(button, names);
  input.classList.add("sr");
  input.after(choice);
  const sync = () => {
    const chosen = [...input.files].map((file) => file.name);
    names.className = chosen.length === 0 ? "faint" : "drop-names";
    names.textContent = chosen.length === 0 ? "hoặc thả tệp vào đây" : chosen.join(", ");
  };
  input.addEventListener("change", sync);
  sync();
}

/** The name of a section is asked for only when one section is wanted. */
for (const parts of document.querySelectorAll("[data-parts]")) {
  const section = parts.querySelector("[data-section]");
  const sync = () => {
    const wanted = parts.querySelector("input[value=section]").checked;
    section.hidden = !wanted;
    section.querySelector("input").required = wanted;
  };
  parts.addEventListener("change", sync);
  sync();
}

/** One form, or one per file of the repeatable field, so that each has its own progress and result. */
function splitForm(form, field) {
  const whole = new FormData(form);
  if (!field) return [{ data: whole, name: "" }];
  const files = whole.getAll(field).filter((file) => file.name !== "");
  return files.map((file) => {
    const data = new FormData(form);
    data.delete(field);
    data.append(field, file, file.name);
    return { data, name: file.name };
  });
}

/** The line is set only when it changed: a screen reader would read it again and again. */
function showProgress(progress, text, share, stop) {
  const [line, bar] = [progress.querySelector("p"), progress.querySelector("progress")];
  const button = progress.querySelector("[data-stop]");
  if (line.textContent !== text) line.textContent = text;
  if (share === null) {
    // "trang 3/12" is a share, too.
    const [, done, total] = /\s(\d+)\/(\d+)(?=[\s…]|$)/.exec(text) ?? [];
    if (total === undefined) bar.removeAttribute("value");
    else bar.value = Math.round((100 * done) / total);
  } else bar.value = Math.round(share * 100);
  button.hidden = stop === undefined;
  button.onclick = () => {
    button.disabled = true;
    void stop?.();
  };
  if (stop === undefined) button.disabled = false;
}

/** The page of work that was begun elsewhere: it shows how far it is, then what came of it. */
for (const place of document.querySelectorAll("[data-await]")) {
  const progress = place.parentElement.querySelector("[data-progress]");
  const result = place.parentElement.querySelector("[data-result]");
  progress.hidden = false;
  // What stands here for pages without a script; the moving line below says it now.
  for (const still of place.querySelectorAll("form, [data-state]")) still.hidden = true;
  const first = { work: place.dataset.await, line: "Đang làm" };
  awaitWork(first, (share, said, stop) => showProgress(progress, `${said}…`, share, stop))
    .then(
      (html) => {
        result.replaceChildren(fromServer(html));
        enhanceDrops(result);
      },
      (error) => result.replaceChildren(alertBox(error.message)),
    )
    .finally(() => {
      progress.hidden = true;
      place.hidden = true;
      result.querySelector("h2[tabindex]")?.focus({ preventScroll: true });
    });
}

/** The address of what was asked for: opened again, it shows how far the work is, or what came of it. */
function keepAddress(works, work) {
  works.push(work.replace("/viec/", ""));
  history.replaceState(null, "", `/viec/${works.join(",")}`);
}

async function send(form) {
  // A form inside a result (figures of a draft) takes the place of that result, once it has succeeded.
  const inner = form.closest("[data-result]");
  const result = inner ?? form.parentElement.querySelector("[data-result]");
  const progress = result.parentElement.querySelector("[data-progress]");
  const button = form.querySelector("button[type=submit]");
  const jobs = splitForm(form, form.dataset.each);
  const works = [];
  if (inner) form.querySelectorAll("[role=alert]").forEach((box) => box.remove());
  else result.replaceChildren();
  progress.hidden = false;
  progress.scrollIntoView({ block: "nearest" });
  button.disabled = true;
  for (const [index, { data, name }] of jobs.entries()) {
    const count = jobs.length > 1 ? ` (${index + 1}/${jobs.length})` : "";
    const what = `${name === "" ? "" : ` ${name}`}${count}`;
    try {
      const show = (share, said, stop) => {
        const doing = name === "" ? said : `${name}${count}: ${said}`;
        const busy = said === undefined ? `${form.dataset.busy}${what}…` : `${doing}…`;
        showProgress(progress, share === null ? busy : `Đang gửi${what}…`, share, stop);
      };
      const html = await postForm(form.action, data, show, (work) => keepAddress(works, work));
      if (inner) result.replaceChildren(fromServer(html));
      else result.append(fromServer(html));
      enhanceDrops(result);
    } catch (error) {
      if (inner) {
        const box = alertBox(error.message);
        form.append(box);
        box.scrollIntoView({ block: "nearest" });
        continue;
      }
      if (name !== "" && jobs.length > 1) result.append(element("h2", "", name));
      result.append(alertBox(error.message));
    }
  }
  progress.hidden = true;
  button.disabled = false;
  if (form.isConnected && inner) return;
  const heading = result.querySelector("h2[tabindex]");
  (heading ?? result).scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-enhance]");
  if (!form) return;
  event.preventDefault();
  void send(form);
});
