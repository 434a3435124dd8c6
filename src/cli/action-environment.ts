// The environment with which the Action's bundle runs against a box, as a job of the product's repository would have it.
import type { Box } from '../sandbox/box.ts';

/** Run by hand with the publisher App's key. For a tag's own run set `GITHUB_EVENT_NAME=push` and `GITHUB_REF=refs/tags/v2.4.1`. */
export function actionEnvironment(
  { api, app, organisation, publisher }: Box,
  product = 'widget',
): Readonly<Record<string, string>> {
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: api,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: `${organisation}/${product}`,
    GITHUB_REPOSITORY_OWNER: organisation,
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_REF: 'refs/heads/main',
    'INPUT_APP-ID': String(publisher.id),
    'INPUT_PRIVATE-KEY': publisher.privateKey,
    'INPUT_CASE-REPOSITORY': `${organisation}/psirt`,
    INPUT_BOT: app.botLogin,
  };
}
