/** What doors see of the store of notices. */
export type { Notice, Notices } from "../storage/sql/notices.ts";
