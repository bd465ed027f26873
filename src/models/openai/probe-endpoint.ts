/** Is the model's endpoint there? Asks for its list of models, so nothing of a user leaves and no token is spent. */

export type ProbeOutcome = { kind: "reachable" } | { kind: "denied" } | { kind: "unreachable" };

const PUBLIC_ENDPOINT = "https://api.openai.com/v1";

export async function probeEndpoint(
  { baseUrl, apiKey }: { baseUrl: string | null; apiKey: string | null },
  timeoutMs = 3000,
): Promise<ProbeOutcome> {
  const base = (baseUrl ?? PUBLIC_ENDPOINT).replace(/\/+$/, "");
  try {
    const response = await fetch(`${base}/models`, {
      headers: apiKey === null ? {} : { authorization: `Bearer ${apiKey}` },
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    if (response.status === 401 || response.status === 403) return { kind: "denied" };
    // Small servers know no list of models; that they answer is enough.
    return response.status >= 500 ? { kind: "unreachable" } : { kind: "reachable" };
  } catch {
    return { kind: "unreachable" };
  }
}
