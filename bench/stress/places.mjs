/** Where a defect may go: lines, totals and groups of a document, and figures that slip. */

export const lines = (doc) => doc.rows.filter((row) => row.role === "line");
export const has = (doc, key) => doc.columns.some((column) => column.key === key);
export const grainOf = (doc) => doc.budget.unit / 10n ** BigInt(doc.budget.decimals);
export const totals = (doc) => doc.rows.filter((row) => ["total", "grand"].includes(row.role));
export const chainOf = (doc, row) =>
  doc.rows.filter(
    (other) =>
      other.node !== null &&
      other.role !== "line" &&
      other.node !== undefined &&
      contains(other.node, row.node),
  );
export const contains = (group, node) =>
  group.children?.some((child) => child === node || contains(child, node)) ?? false;

/** Another digit at one place, or two neighbours exchanged, in the figure as printed. */
export function slip(r, value, grain = 1n) {
  const text = [...String(value / grain)];
  const at = r.between(0, text.length - 1);
  if (
    r.chance(0.3) &&
    at + 1 < text.length &&
    text[at] !== text[at + 1] &&
    !(at === 0 && text[1] === "0")
  )
    [text[at], text[at + 1]] = [text[at + 1], text[at]];
  else
    text[at] = r.pick([..."0123456789"].filter((d) => d !== text[at] && !(at === 0 && d === "0")));
  return BigInt(text.join("")) * grain;
}

export function change(
  r,
  doc,
  role,
  keys,
  by = (v) => slip(r, v, keys[0] === "quantity" ? 1n : grainOf(doc)),
) {
  const usable = keys.filter((key) => has(doc, key));
  const places = doc.rows
    .filter((row) => role.includes(row.role))
    .flatMap((row) => usable.filter((key) => row.values[key] > 0n).map((key) => ({ row, key })));
  if (places.length === 0) return null;
  const { row, key } = r.pick(places);
  row.values[key] = by(row.values[key]);
  return row;
}

export const priced = (doc) => has(doc, "price") && has(doc, "quantity");
export const sourceKeys = (doc) =>
  doc.columns.map((c) => c.key).filter((key) => /^source/.test(key));

export function lineChange(keys, needs = () => true) {
  return (r, doc) => {
    if (!needs(doc)) return null;
    const row = change(r, doc, ["line"], keys);
    if (row === null) return null;
    // Without price and quantity only the sums tell, and they cannot say which line it was.
    return [
      row.id,
      ...(priced(doc) ? [] : [...chainOf(doc, row), ...totals(doc)].map((one) => one.id)),
    ];
  };
}

export const renumber = (doc) => {
  if (doc.budget.numbering !== "global") return;
  lines(doc).forEach((row, i) => (row.label = String(i + 1)));
};
