/** What channels see of the stores behind them. */
export type { Mailbox, NewInboxItem, NewOutboxItem, OutboxItem } from "../../storage/mailbox.ts";
export type { SharedFiles } from "../../storage/sql/shared-files.ts";
