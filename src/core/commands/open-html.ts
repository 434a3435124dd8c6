// Knows which HTML elements stay open while a comment is read: GitHub folds or hides what stands inside them.

// The elements that GitHub's renderer lets through and that must be closed; `<version>` or `List<String>` opens nothing.
const ELEMENTS = new Set(
  (
    'a abbr b bdo blockquote center cite code dd del details dfn div dl dt em font h1 h2 h3 h4 h5 h6 i ins kbd mark ol picture ' +
    'pre q ruby s samp script section small span strike strong style sub summary sup table tbody td textarea tfoot th thead ' +
    'title tr tt u ul var video'
  ).split(' '),
);
const TAG = /<!--[^]*?(?:-->|$)|<(\/?)([a-z][a-z0-9]*)(?![a-z0-9-])[^<>]*>?/giu;

/** Counts open elements. `read` takes a piece of HTML; `inside` tells whether any element is open after it. */
export interface OpenHtml {
  readonly read: (html: string) => void;
  readonly inside: () => boolean;
}

/** Starts with nothing open. */
export function openHtml(): OpenHtml {
  const open = new Map<string, number>();
  // A comment or a tag that is cut off swallows all that follows, wherever Markdown ends the block.
  let isTorn = false;
  return {
    read: (html) => {
      for (const [text, slash, name] of html.matchAll(TAG)) {
        const element = name?.toLowerCase();
        isTorn ||= !text.endsWith(element === undefined ? '-->' : '>');
        if (element === undefined || !ELEMENTS.has(element)) continue;
        const count = open.get(element) ?? 0;
        open.set(element, slash === '/' ? Math.max(count - 1, 0) : count + 1);
      }
    },
    inside: () => isTorn || [...open.values()].some((count) => count > 0),
  };
}
