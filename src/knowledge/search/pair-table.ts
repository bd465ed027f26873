/**
 * Adjacent pairs of folded ids as small numbers: an open-addressing table in typed arrays, so that half a million
 * pairs cost 6 MB and load from disk without being rebuilt. Exact: both ids are kept, nothing collides.
 */
export interface PairTable {
  /** Id of the pair, added when new. */
  intern(first: number, second: number): number;
  /** Id of the pair, -1 when unknown. */
  find(first: number, second: number): number;
  readonly size: number;
  serialise(): PairTableData;
}

export interface PairTableData {
  /** Slots: first id, second id, pair id + 1 (0 marks an empty slot). Length is a power of two. */
  first: Uint32Array;
  second: Uint32Array;
  value: Uint32Array;
  size: number;
}

const FIRST_SLOTS = 1 << 16;

function slotOf(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function place(table: PairTableData, first: number, second: number): number {
  const mask = table.value.length - 1;
  let slot = slotOf(first, second) & mask;
  while (
    table.value[slot] !== 0 &&
    (table.first[slot] !== first || table.second[slot] !== second)
  ) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

function empty(slots: number): PairTableData {
  return {
    first: new Uint32Array(slots),
    second: new Uint32Array(slots),
    value: new Uint32Array(slots),
    size: 0,
  };
}

function grown(old: PairTableData): PairTableData {
  const next = empty(old.value.length * 2);
  for (let slot = 0; slot < old.value.length; slot++) {
    const value = old.value[slot] ?? 0;
    if (value === 0) continue;
    const first = old.first[slot] ?? 0;
    const second = old.second[slot] ?? 0;
    const target = place(next, first, second);
    next.first[target] = first;
    next.second[target] = second;
    next.value[target] = value;
  }
  next.size = old.size;
  return next;
}

/** An empty table, or the one that `serialise` gave. */
export function makePairTable(data?: PairTableData): PairTable {
  let table = data ?? empty(FIRST_SLOTS);
  return {
    intern(first, second) {
      const slot = place(table, first, second);
      const known = table.value[slot] ?? 0;
      if (known !== 0) return known - 1;
      const id = table.size;
      table.first[slot] = first;
      table.second[slot] = second;
      table.value[slot] = id + 1;
      table.size = id + 1;
      // Linear probing stays short below 60 % load.
      if (table.size > table.value.length * 0.6) table = grown(table);
      return id;
    },
    find: (first, second) => (table.value[place(table, first, second)] ?? 0) - 1,
    get size() {
      return table.size;
    },
    serialise: () => table,
  };
}
