/** The reader of scans as it is shipped: what is sure depends on how much it has read. */
import type { ReadScan } from "../../../../src/domain/text/scan/restore-scan.ts";
import { loadRegisterEntries } from "../../../../src/knowledge/register/load-register.ts";
import { openScanReader } from "../../../../src/knowledge/scan-reader.ts";

export const shippedReader = (): ReadScan =>
  openScanReader(loadRegisterEntries("corpus/regulations"), "corpus/plans");
