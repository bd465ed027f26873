/** The filter form of the library. Plain GET: an address with filters can be sent to a colleague. */
import { html } from "hono/html";

import { subjectName } from "../../../domain/regulation/subject-names.ts";
import type { LibraryQuery } from "../library-query.ts";
import { libraryUrl } from "../library-query.ts";
import { type Html, nothing } from "./html.ts";
import { citedStatusLabel, documentKindLabel } from "./labels.ts";

export interface LibraryFilter {
  query: LibraryQuery;
  /** What can be chosen, in order. */
  years: readonly number[];
  subjects: readonly string[];
}

type Option = readonly [value: string, text: string];

const choice = (label: string, name: string, chosen: string, options: readonly Option[]): Html =>
  html`<label class="field"
    ><span>${label}</span>
    <select name="${name}">
      <option value="">Tất cả</option>
      ${options.map(
        ([value, text]) =>
          html`<option value="${value}" ${value === chosen ? html`selected` : nothing}>
            ${text}
          </option>`,
      )}
    </select>
  </label>`;

const isFiltered = ({ q, loai, nam, hieuluc, linhvuc }: LibraryQuery): boolean =>
  q !== "" || [loai, nam, hieuluc, linhvuc].some((value) => value !== null);

export function libraryFilter({ query, years, subjects }: LibraryFilter): Html {
  const kinds = Object.entries(documentKindLabel);
  const statuses = Object.entries(citedStatusLabel).map(
    ([value, { text }]): Option => [value, text],
  );
  return html`<form class="library-filter" action="/tai-lieu" method="get" role="search">
    <div class="row">
      <label class="field grow"
        ><span>Tên, số hiệu hoặc nội dung</span
        ><input type="search" name="q" value="${query.q}" maxlength="200"
      /></label>
      <button class="button primary" type="submit">Lọc</button>
      ${isFiltered(query) ? html`<a class="button" href="${libraryUrl({})}">Bỏ lọc</a>` : nothing}
    </div>
    <div class="filter-grid">
      ${choice("Loại", "loai", query.loai ?? "", kinds)}
      ${choice(
        "Năm",
        "nam",
        String(query.nam ?? ""),
        years.map((year): Option => [String(year), String(year)]),
      )}
      ${choice("Tình trạng hôm nay", "hieuluc", query.hieuluc ?? "", statuses)}
      ${choice(
        "Lĩnh vực",
        "linhvuc",
        query.linhvuc ?? "",
        subjects.map((subject): Option => [subject, subjectName(subject)]),
      )}
    </div>
  </form>`;
}
