import { GrammyError, HttpError } from "grammy";

/** For the log: never an address, because the token is part of it. */
export function reasonOf(error: unknown): string {
  if (error instanceof GrammyError) return `${error.error_code}: ${error.description}`;
  if (error instanceof HttpError)
    return `no connection for ${error.message.replace(/https?:\S+/g, "…").slice(0, 80)}`;
  return error instanceof Error ? error.name : "unknown";
}
