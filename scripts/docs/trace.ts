// docs/trace.md, from the requirements and the names of the tests.
import { pagePath, tracePage } from '../trace/page.ts';
import { readRequirements } from '../trace/requirements.ts';
import { allTags } from '../trace/tags.ts';

export const file = pagePath;

export function render(): string {
  return tracePage(readRequirements(), allTags());
}
