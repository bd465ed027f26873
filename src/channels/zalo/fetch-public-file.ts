/**
 * Fetches a picture from an address that came with a message. The address is not ours: only https, no addresses of
 * private networks, bounded in size and time, no redirects.
 */
import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

const LIMIT_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 20_000;

const inner = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const)
  inner.addSubnet(net, bits, "ipv4");
for (const [net, bits] of [
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
] as const)
  inner.addSubnet(net, bits, "ipv6");

/** Throws for an address that is not to be asked, and for a failed or oversized answer. */
export async function fetchPublicFile(address: string, signal: AbortSignal): Promise<Uint8Array> {
  const url = new URL(address);
  if (url.protocol !== "https:") throw new Error("not https");
  for (const { address: ip } of await lookup(url.hostname, { all: true })) {
    if (inner.check(ip, isIP(ip) === 6 ? "ipv6" : "ipv4")) throw new Error("inner address");
  }
  const response = await fetch(url, {
    redirect: "error",
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  if (!response.ok || response.body === null) throw new Error(`answered ${response.status}`);
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.byteLength;
    if (length > LIMIT_BYTES) throw new Error("too large");
    parts.push(next.value);
  }
  return Buffer.concat(parts);
}
