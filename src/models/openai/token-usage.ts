/** Tokens that the server counted for a message, or null. Typed loosely: compatible servers leave parts out. */
export function tokensOf(message: unknown): number | null {
  const usage = (message as { usage_metadata?: { total_tokens?: unknown } } | undefined)
    ?.usage_metadata;
  return typeof usage?.total_tokens === "number" ? usage.total_tokens : null;
}
