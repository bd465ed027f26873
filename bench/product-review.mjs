// The product's own review of one file, over the shipped register and without prior plans. `npm run build` first;
// CAN_CU_DIST measures another build.
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const dist = process.env.CAN_CU_DIST ?? fileURLToPath(new URL("../dist", import.meta.url));
const load = (path) => import(join(dist, "src", path));

const { classifyDocument } = await load("domain/document/classify.js");
const { makeRegister } = await load("domain/regulation/register.js");
const { reviewDocument } = await load("domain/review/review-document.js");
export const { readDocument } = await load("knowledge/ingest/read-document.js");
const { loadRegisterEntries } = await load("knowledge/register/load-register.js");
const { packagePath } = await load("platform/package-root.js");

const register = makeRegister(loadRegisterEntries(packagePath("corpus", "regulations")));

/** What the rules say of a read document; `prices` are unit prices of earlier plans. */
export function reviewRead(document, prices = []) {
  const facts = classifyDocument(document);
  return reviewDocument({ document, facts, register, asOf: "2026-11-22", prices });
}

export const reviewFile = async (file) => reviewRead(await readDocument(file));
