/**
 * Fetches a picture from an address that came with a message. The address is not ours: only https, no addresses of
 * private networks, bounded in size and time, no redirects. The name is resolved once and the connection goes to what
 * was checked: a name that answers differently the second time (DNS rebinding) gains nothing.
 */
import { lookup } from "node:dns/promises";
import type { IncomingMessage } from "node:http";
import { get as getHttps } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

const LIMIT_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 20_000;

/** Private, local, reserved, and the ranges of IPv6 that stand for an address of IPv4 we would not see. */
const inner4 = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  inner4.addSubnet(net, bits, "ipv4");
/** Apart: in one list an address of IPv4 would fall under the mapped range of IPv6. */
const inner6 = new BlockList();
for (const [net, bits] of [
  ["::", 96],
  ["::ffff:0:0", 96],
  ["64:ff9b::", 96],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  inner6.addSubnet(net, bits, "ipv6");

const isInner = (ip: string): boolean =>
  isIP(ip) === 6 ? inner6.check(ip, "ipv6") : inner4.check(ip, "ipv4");

export interface Network {
  resolve(name: string): Promise<{ address: string; family: number }[]>;
  get(
    url: URL,
    options: { lookup: LookupFunction; signal: AbortSignal; agent: false },
    answer: (response: IncomingMessage) => void,
  ): { once(event: "error", listener: (error: Error) => void): unknown };
}

const internet: Network = { resolve: (name) => lookup(name, { all: true }), get: getHttps };

/** Throws for an address that is not to be asked, and for a failed or oversized answer. */
export async function fetchPublicFile(
  address: string,
  signal: AbortSignal,
  network: Network = internet,
): Promise<Uint8Array> {
  const url = new URL(address);
  if (url.protocol !== "https:") throw new Error("not https");
  const checked = await network.resolve(url.hostname.replace(/^\[|\]$/g, ""));
  const [first] = checked;
  if (first === undefined) throw new Error("no address");
  if (checked.some(({ address: ip }) => isInner(ip))) throw new Error("inner address");
  // A number in place of a name is connected to without asking.
  const toChecked: LookupFunction = (_name, options, done) => {
    if (options.all === true) done(null, checked);
    else done(null, first.address, first.family);
  };
  const within = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  return new Promise((resolve, reject) => {
    const options = { lookup: toChecked, signal: within, agent: false as const };
    network
      .get(url, options, (response) => void readAll(response).then(resolve, reject))
      .once("error", reject);
  });
}

async function readAll(response: IncomingMessage): Promise<Uint8Array> {
  if (response.statusCode !== 200) {
    response.destroy();
    throw new Error(`answered ${response.statusCode ?? 0}`);
  }
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    length += part.byteLength;
    if (length > LIMIT_BYTES) throw new Error("too large");
    parts.push(part);
  }
  return Buffer.concat(parts);
}
