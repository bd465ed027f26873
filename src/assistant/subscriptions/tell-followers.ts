/**
 * Tells followers that a confirmed entry replaces, repeals or amends what they follow: a message in each of their
 * private chats, and a notice for the web app in each unit they work for. May run again: what was told is not repeated.
 */
import { type Actor, operatorOf } from "../../domain/access/actor.ts";
import { authorise } from "../../domain/access/authorise.ts";
import type { RegisterEntry } from "../../domain/regulation/register-entry.ts";
import type { Consequence, RegisterBook } from "../../knowledge/register/register-book.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Conversations } from "../../storage/conversations.ts";
import type { Follows } from "../../storage/follows.ts";
import type { KeptDrafts } from "../../storage/kept-drafts.ts";
import type { Mailbox } from "../../storage/mailbox.ts";
import type { FeedbackStore } from "../../storage/sql/feedback.ts";
import type { Notices } from "../../storage/sql/notices.ts";
import type { People } from "../../storage/sql/people.ts";
import {
  type Announcement,
  announcementOf,
  type FollowedChange,
  followedChange,
  touchedBy,
} from "./announcement.ts";
import { leaningAnswers, leaningDrafts, leaningFeedback } from "./leaning-works.ts";
import { noticeText, type UnitLeaning } from "./notice-text.ts";

export interface FollowersDeps {
  book: Pick<RegisterBook, "register" | "refresh" | "proposal" | "consequences" | "leansOn">;
  people: Pick<People, "people" | "memberships" | "identities" | "unit" | "units">;
  follows: Pick<Follows, "of">;
  kept: KeptDrafts;
  conversations: Conversations;
  feedback: Pick<FeedbackStore, "list">;
  mailbox: Pick<Mailbox, "postOnce" | "dialogue">;
  notices: Pick<Notices, "add">;
  clock: Clock;
  /** A text as messages of a channel. */
  split(channel: string, text: string): string[];
}

export interface Told {
  /** Conversations and notices that are new; a second run has none. */
  chats: number;
  notices: number;
}

type OfUnit = Omit<UnitLeaning, "unitName" | "answers">;

interface Telling {
  announcement: Announcement;
  entry: RegisterEntry;
  consequences: Consequence[];
  /** What leans on the change in a unit; looked up once for all its followers. */
  leaningIn(unit: string): Promise<OfUnit>;
}

interface Follower {
  personId: string;
  change: FollowedChange;
  units: { id: string; seesFeedback: boolean }[];
}

export async function tellFollowers(deps: FollowersDeps, asked: Announcement): Promise<Told> {
  const told: Told = { chats: 0, notices: 0 };
  const telling = await prepare(deps, asked);
  if (telling === null) return told;
  const touched = touchedBy(telling.consequences, deps.book.register);
  for (const actor of await actorsOf(deps)) {
    const { personId } = actor;
    const change = followedChange(touched, await deps.follows.of(personId));
    if (change === null) continue;
    const units = unitsOf(actor);
    if (units.length === 0) continue;
    const follower = { personId, change, units };
    told.chats += await tellChats(deps, telling, follower);
    told.notices += await tellPages(deps, telling, follower);
  }
  return told;
}

/** Null when the entry does something else by now: then another announcement stands for it. */
async function prepare(deps: FollowersDeps, asked: Announcement): Promise<Telling | null> {
  const { book, kept, feedback } = deps;
  await book.refresh();
  const { register } = book;
  const stored = await book.proposal(asked.proposalId, asked.unit);
  const { entry, contentHash } = stored;
  if (entry === null) return null;
  const consequences = book.consequences(entry.relations, entry.effective);
  const now = announcementOf(stored, { register, consequences });
  if (now?.version !== asked.version) return null;
  const changes = { register, consequences };
  const known = new Map<string, OfUnit>();
  return {
    announcement: asked,
    ...{ entry, consequences },
    async leaningIn(unit) {
      const found = known.get(unit) ?? {
        documents: await book.leansOn(consequences, unit, contentHash),
        drafts: await leaningDrafts(kept, unit, changes),
        judged: await leaningFeedback(feedback, unit, changes),
      };
      known.set(unit, found);
      return found;
    },
  };
}

/** Everyone who may come in; the person at the machine, too, who serves any unit. */
async function actorsOf({ people }: FollowersDeps): Promise<Actor[]> {
  const units = await people.units();
  const [operator] = units.map(({ id }) => operatorOf(id));
  const memberships = units.flatMap(({ id }) => operatorOf(id).memberships);
  const actors = operator === undefined ? [] : [{ ...operator, memberships }];
  for (const { id, active, systemAdmin } of await people.people())
    if (active)
      actors.push({ personId: id, memberships: await people.memberships(id), systemAdmin });
  return actors;
}

/** Units in which the person may follow, by the rights of today. */
const unitsOf = (actor: Actor): Follower["units"] =>
  actor.memberships
    .map(({ unit }) => unit)
    .filter((unit) => authorise(actor, "follow", unit))
    .map((id) => ({ id, seesFeedback: authorise(actor, "see-feedback", id) }));

const keyOfTelling = ({ entryId, version }: Announcement): string => `${entryId}@${version}`;

async function tellChats(deps: FollowersDeps, telling: Telling, follower: Follower) {
  const { people, mailbox, clock, split } = deps;
  const { personId, units } = follower;
  let told = 0;
  for (const conversation of await people.identities(personId)) {
    const at = conversation.indexOf(":");
    const channel = conversation.slice(0, at);
    const leaning = await Promise.all(
      units.map((unit) => leaningOf(deps, telling, { follower, unit, conversation })),
    );
    const text = textFor(deps, telling, follower, leaning);
    const items = split(channel, text).map((part) => ({
      ...{ channel, conversation, chat: conversation.slice(at + 1), bytes: null },
      body: { kind: "text", text: part },
    }));
    const key = `${keyOfTelling(telling.announcement)}|${conversation}`;
    if (await mailbox.postOnce(key, items, clock.now())) told += 1;
  }
  return told;
}

async function tellPages(deps: FollowersDeps, telling: Telling, follower: Follower) {
  let told = 0;
  for (const unit of follower.units) {
    const leaning = await leaningOf(deps, telling, { follower, unit, conversation: null });
    const isNew = await deps.notices.add({
      ...{ personId: follower.personId, unit: unit.id },
      key: keyOfTelling(telling.announcement),
      text: textFor(deps, telling, follower, [{ ...leaning, unitName: null }]),
      link: `/tai-lieu/${encodeURIComponent(telling.announcement.entryId)}`,
      at: deps.clock.now(),
    });
    if (isNew) told += 1;
  }
  return told;
}

const textFor = (
  { clock }: FollowersDeps,
  { entry }: Telling,
  { change }: Follower,
  leaning: readonly UnitLeaning[],
): string => noticeText({ entry, change, leaning, today: clock.today() });

async function leaningOf(
  deps: FollowersDeps,
  telling: Telling,
  place: {
    follower: Follower;
    unit: Follower["units"][number];
    /** Null: the pages. */
    conversation: string | null;
  },
): Promise<UnitLeaning> {
  const { follower, unit, conversation } = place;
  const { documents, drafts, judged } = await telling.leaningIn(unit.id);
  const changes = { register: deps.book.register, consequences: telling.consequences };
  const { personId } = follower;
  const answers = await leaningAnswers(deps, { unit: unit.id, personId, conversation }, changes);
  const several = follower.units.length > 1;
  const unitName = several ? ((await deps.people.unit(unit.id))?.name ?? unit.id) : null;
  return { unitName, documents, drafts, answers, judged: unit.seesFeedback ? judged : [] };
}
