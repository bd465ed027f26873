/**
 * The id of the request that a piece of work belongs to, from the door to the job that it asked for: every line of the
 * log carries it. It names a request, never a person.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

const current = new AsyncLocalStorage<string>();

/** What others may hand in: nothing that could break a line of the log or tell a story. */
const GIVEN = /^[\w.-]{1,64}$/;

/** The id that a caller gave when it is fit to be one, else a new one. */
export const requestIdOf = (given: string | undefined): string =>
  given !== undefined && GIVEN.test(given) ? given : randomUUID();

/** Runs work, and all that it begins, under an id; under none for null. */
export const underRequest = <T>(id: string | null, work: () => T): T =>
  id === null ? current.exit(work) : current.run(id, work);

export const requestId = (): string | null => current.getStore() ?? null;
