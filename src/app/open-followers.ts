/** Telling followers of changes, over the stores of this install. */
import { type Followers } from "../../jobs/notify-followers.ts";
import { type Announcement, announcementOf } from "../assistant/subscriptions/announcement.ts";
import { tellFollowers } from "../assistant/subscriptions/tell-followers.ts";
import { splitText } from "../channels/delivery/split-text.ts";
import { telegramLimits } from "../channels/telegram/telegram-limits.ts";
import { zaloLimits } from "../channels/zalo/zalo-limits.ts";
import type { RegisterBook } from "../knowledge/register/register-book.ts";
import type { Clock } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import { makeFollows } from "../storage/follows.ts";
import type { RegisterEntries } from "../storage/register-entries.ts";
import type { Settings } from "../storage/settings.ts";
import { makeFeedbackStore } from "../storage/sql/feedback.ts";
import { makeMailbox } from "../storage/sql/mailbox.ts";
import { makeNotices } from "../storage/sql/notices.ts";
import { makePeople } from "../storage/sql/people.ts";
import type { Sql } from "../storage/sql/sql.ts";
import { makeSqlConversations } from "../storage/sql/sql-conversations.ts";
import { makeSqlKeptDrafts } from "../storage/sql/sql-kept-drafts.ts";

type StoredProposal = Awaited<ReturnType<RegisterEntries["confirmedSince"]>>[number];

/** The shorter of the known limits serves a channel that is not among them. */
const limitOf = (channel: string): number =>
  channel === "telegram" ? telegramLimits.textLength : zaloLimits.textLength;

export function openFollowers(parts: {
  sql: Sql;
  settings: Settings;
  book: RegisterBook;
  clock: Clock;
}): Followers {
  const { sql, settings, book, clock } = parts;
  const deps = {
    ...{ book, clock, follows: makeFollows(settings), people: makePeople(sql) },
    ...{ mailbox: makeMailbox(sql), notices: makeNotices(sql), kept: makeSqlKeptDrafts(sql) },
    ...{ conversations: makeSqlConversations(sql), feedback: makeFeedbackStore(sql) },
    split: (channel: string, text: string) => splitText(text, limitOf(channel)),
  };
  return {
    tell: (announcement) => tellFollowers(deps, announcement),
    async since(at) {
      await book.refresh();
      const confirmed = await book.confirmedSince(at);
      return confirmed.flatMap((stored) => announcementIn(book, stored) ?? []);
    },
  };
}

function announcementIn(book: RegisterBook, stored: StoredProposal): Announcement | null {
  const { relations = [], effective = null } = stored.entry ?? {};
  const consequences = book.consequences(relations, effective);
  return announcementOf(stored, { register: book.register, consequences });
}

/** The book whose confirmations are announced. What was confirmed stays so when the queue is away; the schedule asks again. */
export function announcing(
  book: RegisterBook,
  announce: (announcement: Announcement) => Promise<void>,
  log: Pick<Log, "error">,
): RegisterBook {
  return {
    ...book,
    async confirm(...asked) {
      const confirmed = await book.confirm(...asked);
      try {
        const announcement = announcementIn(book, confirmed.proposal);
        if (announcement !== null) await announce(announcement);
      } catch (error) {
        log.error({ err: error }, "confirmation not announced yet");
      }
      return confirmed;
    },
  };
}
