/**
 * One defect in one document: each function changes the document and names the ids of the rows or paragraphs where a
 * reader must look, or gives null where the document has no place for it.
 */
import {
  chainOf,
  change,
  contains,
  grainOf,
  has,
  lineChange,
  lines,
  priced,
  renumber,
  slip,
  sourceKeys,
  totals,
} from "./places.mjs";
import { wordsOf } from "./words.mjs";

function missing(kept) {
  return (r, doc) => {
    const all = lines(doc);
    const row = r.pick(all.slice(1, -1));
    if (row === undefined) return null;
    const at = doc.rows.indexOf(row);
    doc.rows.splice(at, 1);
    if (!kept) renumber(doc);
    return [
      ...chainOf(doc, row),
      ...totals(doc),
      ...doc.rows.slice(Math.max(0, at - 1), at + 1),
      ...doc.rows.filter((one) => one.role === "tax"),
    ].map((one) => one.id);
  };
}

function doubled(kept) {
  return (r, doc) => {
    const row = r.pick(lines(doc));
    const copy = { ...row, id: 100_000, values: { ...row.values }, text: { ...row.text } };
    const at = r.chance(0.7)
      ? doc.rows.indexOf(row) + 1
      : doc.rows.indexOf(r.pick(lines(doc).filter((one) => sameGroup(doc, one, row)))) + 1;
    doc.rows.splice(at, 0, copy);
    if (!kept) renumber(doc);
    return [row.id, copy.id];
  };
}
const sameGroup = (doc, a, b) => chainOf(doc, a).at(-1)?.node === chainOf(doc, b).at(-1)?.node;

function swapCells(r, doc) {
  const pairs = [
    ["quantity", "price"],
    ["amount", "withVat"],
    ["price", "amount"],
    ["source0", "source1"],
    ["amount", "tax"],
  ].filter(([a, b]) => has(doc, a) && has(doc, b));
  const rows = lines(doc).flatMap((row) =>
    pairs
      .filter(([a, b]) => row.values[a] !== undefined && row.values[a] !== row.values[b])
      .map((pair) => ({ row, pair })),
  );
  if (rows.length === 0) return null;
  const { row, pair } = r.pick(rows);
  const [a, b] = pair;
  if (a === "quantity") {
    row.text.quantity = doc.print.cell(row, "price");
    row.text.price = doc.print.cell({ ...row, text: {} }, "quantity");
  } else [row.values[a], row.values[b]] = [row.values[b], row.values[a]];
  const sums = a === "source0" ? [...chainOf(doc, row), ...totals(doc)].map((one) => one.id) : [];
  return { ids: [row.id], loose: sums };
}

function swapHeaders(r, doc) {
  const pairs = [
    ["price", "amount"],
    ["amount", "withVat"],
    ["quantity", "price"],
  ].filter(([a, b]) => has(doc, a) && has(doc, b));
  if (pairs.length === 0 || lines(doc).length < 4) return null;
  const [a, b] = r.pick(pairs).map((key) => doc.columns.find((column) => column.key === key));
  if (a.key === "amount" && b.key === "withVat" && lines(doc).every((row) => row.values.rate === 0))
    return null;
  if (a.path.length !== b.path.length) return null;
  [a.path, b.path] = [b.path, a.path];
  return "table";
}

function scaleCell(r, doc) {
  const row = change(r, doc, ["line"], ["amount"], (v) =>
    r.chance(0.5) || v / grainOf(doc) < 1000n
      ? v * 1000n
      : (v / 1000n / grainOf(doc)) * grainOf(doc),
  );
  return (
    row && [
      row.id,
      ...(priced(doc) ? [] : [...chainOf(doc, row), ...totals(doc)].map((one) => one.id)),
    ]
  );
}

/** A whole line written in thousands: its product holds, the sums do not. */
function scaleRow(r, doc) {
  if (doc.budget.unit !== 1n || !priced(doc)) return null;
  const rows = lines(doc).filter(
    (row) => row.values.price % 1000n === 0n && row.values.amount % 1000n === 0n,
  );
  const row = r.pick(rows);
  if (row === undefined) return null;
  for (const key of ["price", "amount", "tax", "withVat", ...sourceKeys(doc)])
    if (row.values[key] !== undefined) row.values[key] /= 1000n;
  return {
    ids: [row.id],
    loose: [
      ...chainOf(doc, row),
      ...totals(doc),
      ...doc.rows.filter((one) => one.role === "tax"),
    ].map((one) => one.id),
  };
}

function scaleUnit(r, doc) {
  const said = [...doc.before, ...doc.after].some((p) =>
    p.parts?.some((part) => part.kind === "grand" || part.kind === "words"),
  );
  if (!said || doc.unitAt === "none") return null;
  const other = {
    1: "nghìn đồng",
    1000: r.pick(["đồng", "triệu đồng"]),
    1000000: r.pick(["nghìn đồng", "tỷ đồng"]),
  }[String(doc.budget.unit)];
  const from = doc.unitWord;
  for (const column of doc.columns)
    column.path = column.path.map((text) => text.replace(`(${from})`, `(${other})`));
  for (const p of doc.before) if (p.caption) p.text = p.text.replace(from, other);
  return "table";
}

function separators(r, doc) {
  const money = doc.columns
    .map((c) => c.key)
    .filter((key) => /^(?:price|amount|withVat|tax|source\d)$/.test(key));
  const places = lines(doc).flatMap((row) =>
    money
      .filter((key) => row.values[key] / grainOf(doc) >= 1_000_000n)
      .map((key) => ({ row, key })),
  );
  if (places.length === 0) return null;
  const { row, key } = r.pick(places);
  const text = doc.print.cell(row, key).replace(/đ$/, "");
  const mark = doc.budget.style;
  const other = mark === "." ? "," : ".";
  const parts = text.split(mark);
  if (parts.length < 3) return null;
  const made = r.pick([
    () => text.replace(mark, other),
    () => [...parts.slice(0, -1), parts.at(-1).slice(0, 2)].join(mark),
    () => [parts[0], parts[1].slice(0, 2), ...parts.slice(2)].join(mark),
    () => `${parts[0]}${mark}${parts.slice(1).join("")}`,
    () => [parts[0] + parts[1], ...parts.slice(2)].join(mark) + "0",
    () => text.replace(mark, mark + mark),
    () => `${text.slice(0, -1)}${mark}${text.slice(-1)}`,
  ])();
  row.text[key] = made;
  return [row.id];
}

const paragraphs = (doc) => [...doc.before, ...doc.after];
function slotsOf(doc, kinds) {
  return paragraphs(doc).flatMap((p) =>
    (p.parts ?? []).filter((part) => kinds.includes(part.kind)).map((part) => ({ p, part })),
  );
}

function words(r, doc) {
  const slot = r.pick(slotsOf(doc, ["words"]));
  if (slot === undefined) return null;
  const plain = slot.part.value;
  const other = r.pick([
    () => slip(r, plain, 1000n),
    () => slip(r, plain, 1_000_000n),
    () => plain * 1000n,
    () => plain + 1_000_000n,
  ])();
  if (other === plain || wordsOf(other, doc.budget.words).length === 0) return null;
  slot.part.value = other;
  return [slot.p.id, ...totals(doc).map((row) => row.id)];
}

function textAmount(r, doc) {
  const slot = r.pick(slotsOf(doc, ["grand", "source", "group"]));
  if (slot === undefined) return null;
  slot.part.value = slip(r, slot.part.value, slot.part.as === "million" ? 10_000_000n : 1000n);
  return [slot.p.id];
}

function ratioText(r, doc) {
  const slots = slotsOf(doc, ["percent"]);
  const slot = r.pick(slots);
  if (slot === undefined) return null;
  const { part } = slot;
  const step = r.pick([3, 7, 12, 20]);
  const value = (part.part / part.whole) * 100;
  const wrong = value + step > 100 ? value - step : value + step;
  if (wrong < 0) return null;
  part.text = `${wrong.toFixed(part.decimals).replace(".", ",")}%`;
  return [slot.p.id];
}

function ratioCell(r, doc) {
  if (!has(doc, "ratio")) return null;
  const row = r.pick(
    doc.rows.filter((one) => one.values.share !== undefined && one.role !== "total"),
  );
  if (row === undefined) return null;
  const text = doc.print.cell(row, "ratio");
  const [whole, rest] = text.split(",");
  row.text.ratio = `${Number(whole) + r.pick([1, 2, 5, 10])},${rest}`;
  return [row.id];
}

function numbering(r, doc) {
  if (["none", "dash"].includes(doc.budget.numbering) || !has(doc, "label")) return null;
  const runs = lines(doc).filter(
    (row, i, all) =>
      i > 1 &&
      i < all.length - 1 &&
      /\d+$/.test(row.label) &&
      nextOf(all[i - 1].label) === row.label,
  );
  const row = r.pick(runs);
  if (row === undefined) return null;
  const all = doc.rows;
  const at = all.indexOf(row);
  if (r.chance(0.5)) {
    row.label = row.label.replace(/\d+$/, (n) => String(Number(n) - 1));
    return [row.id, all[at - 1].id];
  }
  const prefix = row.label.replace(/\d+$/, "");
  const by = r.between(1, 3);
  for (const other of all.slice(at)) {
    if (other.role !== "line" && doc.budget.numbering !== "global") break;
    if (other.role === "line" && other.label.startsWith(prefix))
      other.label = other.label.replace(/\d+$/, (n) => String(Number(n) + by));
  }
  return [row.id];
}
const nextOf = (label) => label.replace(/\d+$/, (n) => String(Number(n) + 1));

function groupNumbering(r, doc) {
  const groups = doc.rows.filter((row) => row.role === "group" && row.node.level === 1);
  if (
    groups.length < 3 ||
    doc.budget.groupAt !== "before" ||
    !["global", "per-group"].includes(doc.budget.numbering) ||
    doc.budget.depth !== 1
  )
    return null;
  const at = r.between(1, groups.length - 1);
  const roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"];
  groups.slice(at).forEach((row, i) => (row.label = roman[at + i + 1]));
  return [groups[at].id];
}

function listNumbering(r, doc) {
  const items = doc.before.filter((p) => p.list);
  if (items.length < 4) return null;
  const at = r.between(1, items.length - 1);
  items.slice(at).forEach((p, i) => (p.parts[0].text = p.mark(at + i + 1)));
  return [items[at].id];
}

function formula(r, doc) {
  if (doc.budget.shape !== "formula") return null;
  const row = r.pick(lines(doc).filter((one) => one.node.said));
  if (row === undefined) return null;
  row.values.said = slip(r, row.node.amount, 1000n);
  return [row.id];
}

function formulaAmount(r, doc) {
  if (doc.budget.shape !== "formula") return null;
  const row = r.pick(lines(doc));
  row.values.amount = slip(r, row.values.amount, 1000n);
  return [row.id];
}

function vatRateCell(r, doc) {
  if (!has(doc, "rate")) return null;
  const row = r.pick(lines(doc));
  row.values.rate = r.pick([0, 5, 8, 10].filter((rate) => rate !== row.values.rate));
  return [row.id];
}

/** One line taxed at another rate, all sums following it. */
function vatRateMixed(r, doc) {
  if (
    !doc.budget.vat ||
    doc.budget.uniformRate === null ||
    !has(doc, "withVat") ||
    sourceKeys(doc).length > 0
  )
    return null;
  const row = r.pick(lines(doc));
  const rate = doc.budget.uniformRate === 10 ? 8n : 10n;
  const tax = (row.values.amount * rate) / 100n;
  const gap = tax - row.values.tax;
  for (const one of [row, ...chainOf(doc, row), ...totals(doc)]) {
    if (one.values.tax !== undefined) one.values.tax += gap;
    if (one.values.withVat !== undefined) one.values.withVat += gap;
  }
  for (const { part } of slotsOf(doc, ["grand", "words"])) part.value += gap;
  for (const { p, part } of slotsOf(doc, ["group"]))
    if (contains(part.node, row.node)) part.value += gap;
  return [row.id];
}

export const DEFECTS = {
  product: lineChange(["amount"], priced),
  "product-quantity": lineChange(["quantity"], priced),
  "product-price": lineChange(["price"], priced),
  "amount-alone": lineChange(["amount"], (doc) => !priced(doc) && doc.budget.shape !== "formula"),
  "vat-amount": lineChange(["tax", "withVat"], (doc) => doc.budget.vat),
  "vat-rate": vatRateCell,
  "vat-rate-mixed": vatRateMixed,
  subtotal: (r, doc) => {
    const row = change(r, doc, ["group", "sub"], ["amount", "withVat", "tax", ...sourceKeys(doc)]);
    return row && [row.id];
  },
  total: (r, doc) => {
    const row = change(
      r,
      doc,
      ["total", "grand", "tax"],
      ["amount", "withVat", "tax", ...sourceKeys(doc)],
    );
    return (
      row && [
        row.id,
        ...(row.role === "tax" || doc.budget.shape === "vat-end"
          ? doc.rows.filter((o) => ["total", "grand", "tax"].includes(o.role)).map((o) => o.id)
          : []),
      ]
    );
  },
  "source-split": lineChange(["source0", "source1", "source2", "source3"]),
  "missing-row": missing(true),
  "missing-renumbered": missing(false),
  "doubled-row": doubled(true),
  "doubled-renumbered": doubled(false),
  "swapped-cells": swapCells,
  "swapped-headers": swapHeaders,
  "scale-cell": scaleCell,
  "scale-row": scaleRow,
  "scale-unit": scaleUnit,
  separators,
  words,
  "ratio-text": ratioText,
  "ratio-cell": ratioCell,
  numbering,
  "group-numbering": groupNumbering,
  "list-numbering": listNumbering,
  "text-table": textAmount,
  formula,
  "formula-amount": formulaAmount,
};
