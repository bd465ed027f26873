/** RFC 6266 with RFC 5987: an ASCII name for old clients, the real one in UTF-8. */
export function contentDisposition(given: string): string {
  // Half a character, left by who cut the name, cannot be written as UTF-8.
  const fileName = given.replace(/\p{Surrogate}/gu, "_");
  const ascii = fileName
    .replace(/[đĐ]/g, "d")
    .normalize("NFD")
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/["\\/%]/g, "_");
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
