/** Port: small JSON values by scope ("unit:…", "system") and key. Values are parsed by their readers. */
export interface Settings {
  get(scope: string, key: string): Promise<unknown>;
  set(scope: string, key: string, value: unknown): Promise<void>;
}
