/**
 * The assistant as one visit may use it. Each call is authorised, recorded and bound to the unit of the visit;
 * conversations belong to the person within the unit, so that nobody reads on in someone else's.
 */
import type { Action } from "../../domain/access/action.ts";
import { AppError } from "../../errors.ts";
import type { Assistant } from "../assistant.ts";
import type { Visit } from "./access.ts";
import { type AccessCore, unitNotFound } from "./access-core.ts";

/** A conversation as the store knows it: of this person, in this unit. */
export const conversationOf = ({ unit, actor }: Visit, id: string): string =>
  `${unit}|${actor.personId}|${id}`;

export function guardAssistant(core: AccessCore, visit: Visit): Assistant {
  const { assistant } = core;
  const { unit } = visit;
  const own = (asked: string): string => {
    if (asked !== unit) throw unitNotFound();
    return unit;
  };
  const guarded = async <T>(
    action: Action,
    target: string | null,
    run: () => Promise<T>,
  ): Promise<T> => {
    await core.require(visit, action, target ?? undefined);
    try {
      const result = await run();
      await core.note(visit, action, target, "done");
      return result;
    } catch (error) {
      await core.note(visit, action, target, "failed");
      throw error;
    }
  };
  return {
    ask: (request, signal) =>
      guarded("ask", null, () => {
        const { conversationId: id } = request;
        const scoped = id === undefined ? {} : { conversationId: conversationOf(visit, id) };
        return assistant.ask({ ...request, unit: own(request.unit), ...scoped }, signal);
      }),
    review: async (request, signal) => {
      // Deciding along with a review is still deciding.
      if ((request.decisions ?? []).length > 0) await core.require(visit, "decide-finding");
      return guarded("review", null, () =>
        assistant.review({ ...request, unit: own(request.unit) }, signal),
      );
    },
    decideFinding: (decision) =>
      guarded("decide-finding", `${decision.subject}/${decision.fingerprint}`, () =>
        assistant.decideFinding({ ...decision, unit: own(decision.unit) }),
      ),
    ...guardDrafts(assistant, own, guarded),
    ingest: (file, asked, ...more) =>
      guarded("ingest", null, () => assistant.ingest(file, own(asked), ...more)),
    readText: (file, asked, ...more) =>
      guarded("review", null, () => assistant.readText(file, own(asked), ...more)),
    documents: (asked) => guarded("search", null, () => assistant.documents(own(asked))),
    document: (id, asked, version) =>
      guarded("read-document", id, () => assistant.document(id, own(asked), version)),
    versions: (id, asked) => guarded("read-document", id, () => assistant.versions(id, own(asked))),
    rollback: (id, asked, version) =>
      guarded("ingest", id, () => assistant.rollback(id, own(asked), version)),
    forget: (id, asked) => guarded("forget", id, () => assistant.forget(id, own(asked))),
    search: (query, k, asked, filter) =>
      guarded("search", null, () => assistant.search(query, k, own(asked), filter)),
  };
}

type Guarded = <T>(action: Action, target: string | null, run: () => Promise<T>) => Promise<T>;
type DraftParts = Pick<
  Assistant,
  "draft" | "redraft" | "keptDraft" | "keptDrafts" | "profile" | "updateProfile"
>;

function guardDrafts(
  assistant: Assistant,
  own: (asked: string) => string,
  guarded: Guarded,
): DraftParts {
  return {
    draft: (request, signal) =>
      guarded("draft", request.from ?? null, () =>
        assistant.draft({ ...request, unit: own(request.unit) }, signal),
      ),
    redraft: (request) =>
      guarded("draft", request.draftId, () =>
        assistant.redraft({ ...request, unit: own(request.unit) }),
      ),
    keptDraft: (asked, draftId, version) =>
      guarded("draft", draftId, () => assistant.keptDraft(own(asked), draftId, version)),
    keptDrafts: (asked) => guarded("draft", null, () => assistant.keptDrafts(own(asked))),
    profile: (asked) => guarded("see-unit-profile", null, () => assistant.profile(own(asked))),
    updateProfile: (asked, changes) =>
      guarded("manage-unit-profile", null, () => assistant.updateProfile(own(asked), changes)),
  };
}

/** The assistant of a stranger: everything is refused. Doors that forget to ask who is there end here. */
export const closedAssistant: Assistant = {
  ask: refuse,
  review: refuse,
  decideFinding: refuse,
  draft: refuse,
  redraft: refuse,
  keptDraft: refuse,
  keptDrafts: refuse,
  profile: refuse,
  updateProfile: refuse,
  ingest: refuse,
  readText: refuse,
  documents: refuse,
  document: refuse,
  versions: refuse,
  rollback: refuse,
  forget: refuse,
  search: refuse,
};

async function refuse(): Promise<never> {
  throw new AppError("not-allowed", "nobody is signed in");
}
