// What the sandbox remembers for tests: every exchange, every byte written where the public can read, every private text as created.
import { objectOf, textOf, textsOf } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Violation } from '../judge/judge.ts';
import { nameOf } from '../platform/actors.ts';
import type { Answer, Call } from './call.ts';

export interface Exchange {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly operationId: string | undefined;
  readonly status: number;
  /** Owner of the token: a login, `psirt-bot[bot]`, `psirt-bot (app)` or `nobody`. */
  readonly by: string;
  readonly repository: string | undefined;
  readonly violations: readonly Violation[];
  /** Sandbox time. */
  readonly at: string;
}

/** One write that anybody on the internet can read. */
export interface PublicWrite {
  readonly by: string;
  readonly method: string;
  readonly url: string;
  readonly repository: string;
  /** The raw body, or what became public by this act. */
  readonly text: string;
  readonly at: string;
}

/** A text of a private repository exactly as it was when created: GitHub mails these. */
export interface CreatedText {
  readonly kind: 'issue' | 'title' | 'comment';
  readonly repository: string;
  readonly by: string;
  readonly text: string;
  readonly at: string;
}

/** Advisories are not public until published, their comments never. */
const isConfidential = (operationId: string, body: JsonObject): boolean =>
  operationId.startsWith('preview/') ||
  (operationId.startsWith('security-advisories/') && body['state'] !== 'published');
const pullOrIssue = new Set(['issues/create', 'pulls/create']);

const isDraftRelease = (operationId: string, body: JsonObject): boolean =>
  operationId.endsWith('-release') && body['draft'] === true;

/** Files travel as base64; a search for a text must find it all the same. */
function plainContent({ operationId = '', fields }: Call): string {
  const encoded = operationId.endsWith('file-contents') || fields['encoding'] === 'base64';
  return encoded ? `\n${Buffer.from(textOf(fields['content']), 'base64').toString('utf8')}` : '';
}

/** The write if the public can see it, else undefined. */
export function publicWrite(call: Call, answer: Answer, at: string): PublicWrite | undefined {
  const { repository, operationId = '', method, url } = call;
  const goesPublic = operationId === 'repos/update' && call.fields['private'] === false;
  if (method === 'GET' || !repository || (repository.isPrivate && !goesPublic)) return undefined;
  const body = objectOf(answer.body);
  if (answer.status >= 400 || isConfidential(operationId, body) || isDraftRelease(operationId, body))
    return undefined;
  const whole =
    operationId.endsWith('-release') || operationId.startsWith('security-') ? JSON.stringify(body) : '';
  const text = call.raw.toString('utf8') + plainContent(call) + whole;
  return { by: nameOf(call.actor), method, url, repository: repository.fullName, text, at };
}

/** The private texts that this call created. */
export function createdTexts(call: Call, answer: Answer, at: string): CreatedText[] {
  const { repository, operationId = '', fields, actor } = call;
  if (!repository?.isPrivate || answer.status !== 201) return [];
  const entry = (kind: CreatedText['kind'], text: string): CreatedText => ({
    kind,
    repository: repository.fullName,
    by: nameOf(actor),
    text,
    at,
  });
  if (operationId === 'issues/create-comment') return [entry('comment', textOf(fields['body']))];
  if (!pullOrIssue.has(operationId)) return [];
  return [
    ...textsOf([fields['title']]).map((title) => entry('title', title)),
    entry('issue', textOf(fields['body'])),
  ];
}
