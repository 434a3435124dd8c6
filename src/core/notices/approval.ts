// Who agrees to a notice before it is sent, in words.
import { listed } from '../formats/sentences.ts';
import type { NoticeTemplate } from './template-file.ts';

/** As it follows "agreement:". */
export function approvalWords(approval: NoticeTemplate['approval']): string {
  if (approval === 'none') return 'none needed';
  if (approval === 'publish') return 'two people sign it with `/psirt publish`';
  return `another person, who is ${listed(approval, 'or')}`;
}
