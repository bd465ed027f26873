/** Rules of an HTML document's own style sheets that keep what they select from being seen. No cascade: a hint, no proof. */

const UNSEEN =
  /(?:^|[\s;{])(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*[01](?:px|pt)?(?![.\d\w%])|color\s*:\s*(?:#fff(?:fff)?|white)\b)/i;
const SHEET = /<style\b[^>]{0,500}>([^<]{0,200000})/gi;
const RULE = /([^{}]{1,2000})\{([^{}]{0,5000})\}/g;
/** "p.an", ".an", "#x", "del": what one selector names last. */
const SELECTOR = /^([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?$/i;
const MOST = 500;

export type IsUnseen = (name: string, attributes: string) => boolean;

/** Whether a style sheet of the document hides an element; O(document) to read, O(rules of its name) to ask. */
export function unseenByStyle(html: string): IsUnseen {
  const rules = [...html.matchAll(SHEET)]
    .flatMap(([, sheet = ""]) => [...sheet.matchAll(RULE)])
    // White letters on a ground of their own are seen.
    .filter(([, , told = ""]) => UNSEEN.test(told) && !/background/i.test(told))
    .flatMap(([, selectors = ""]) => selectors.split(","))
    .flatMap((selector) => ruleOf(selector) ?? [])
    .slice(0, MOST);
  return (name, attributes) =>
    rules.some(
      ({ tag, mark }) =>
        (tag === undefined || tag === name) && (mark === null || mark.test(attributes)),
    );
}

interface Rule {
  tag: string | undefined;
  mark: RegExp | null;
}

function ruleOf(selector: string): Rule | null {
  const [, tag, kind, value] = SELECTOR.exec(selector.trim().split(/\s+/).at(-1) ?? "") ?? [];
  const isNone = tag === undefined && value === undefined;
  return isNone ? null : { tag: tag?.toLowerCase(), mark: markOf(kind, value) };
}

function markOf(kind: string | undefined, value: string | undefined): RegExp | null {
  if (value === undefined) return null;
  const attribute = kind === "#" ? "id" : "class";
  return new RegExp(`\\b${attribute}\\s*=\\s*["']?(?:[^"'>]{0,500}\\s)?${value}(?![\\w-])`, "i");
}
