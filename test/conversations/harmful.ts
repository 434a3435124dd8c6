// What GitHub would do with a comment beyond showing it: mail people, load images, run HTML, link to other places. Reads it as GitHub does.
import remarkGfm from 'remark-gfm';
import { remark } from 'remark';
import { visit } from 'unist-util-visit';

/** What a comment of the bot may hold: its own folds and breaks, and links within the page. */
const ownHtml = /^<\/?(?:details|summary|b|br)>$|^<!-- psirt-[a-z]+:[^<>]* -->$/u;
const pings = /(?<![\w`])@[a-z\d]|(?<![&\w])#\d|\bGH-\d/iu;

/** Everything in a text that pings, loads, links away or is HTML of somebody else's. */
export function harmful(text: string): readonly string[] {
  const found: string[] = [];
  visit(remark().use(remarkGfm).parse(text), (node) => {
    if (node.type === 'image' || node.type === 'definition' || node.type === 'footnoteReference')
      found.push(node.type);
    if (node.type === 'link' && !node.url.startsWith('#issuecomment-')) found.push(`link ${node.url}`);
    if (node.type === 'html')
      found.push(...(node.value.match(/<[^<>]*>?/gu) ?? []).filter((tag) => !ownHtml.test(tag)));
    if (node.type === 'text' && pings.test(node.value)) found.push(`text ${node.value}`);
  });
  return found;
}
