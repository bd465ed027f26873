/** Reads from typed arrays where the index is known to be inside: one function a type keeps each call site fast. */
export function u32(array: Uint32Array, at: number): number {
  return array[at] ?? 0;
}

export function i16(array: Int16Array, at: number): number {
  return array[at] ?? -1;
}

export function i32(array: Int32Array, at: number): number {
  return array[at] ?? 0;
}

export function f32(array: Float32Array, at: number): number {
  return array[at] ?? 0;
}

export function f64(array: Float64Array, at: number): number {
  return array[at] ?? 0;
}

export function u8(array: Uint8Array, at: number): number {
  return array[at] ?? 0;
}
