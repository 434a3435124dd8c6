// Everything that the gateway answers itself because the engine lacks it or is too kind.
import type { Platform } from '../platform/platform.ts';
import type { Service } from '../gateway/call.ts';
import type { Deliveries } from '../webhooks/deliveries.ts';
import { advisoriesService } from './advisories/service.ts';
import { createForks } from './advisories/forks.ts';
import { discussionService } from './advisories/discussion.ts';
import type { AdvisoryTools } from './advisories/service.ts';
import { reportsService } from './advisories/reports.ts';
import { createAdvisories } from './advisories/store.ts';
import { createArchives } from './archive/archive.ts';
import type { Archives } from './archive/archive.ts';
import { activitiesService } from './activities.ts';
import { appsService } from './apps.ts';
import { collaboratorsService } from './collaborators.ts';
import { createComments } from './comments.ts';
import type { Comments } from './comments.ts';
import { environmentsService } from './environments.ts';
import { hookDeliveriesService } from './hook-deliveries.ts';
import { createIssueEvents } from './issue-events.ts';
import type { IssueEvents } from './issue-events.ts';
import { organisationService } from './organisation.ts';
import { createPins } from './pins.ts';
import type { Pins } from './pins.ts';
import { createReactions } from './reactions.ts';
import { readersService } from './readers.ts';
import { createRulesets } from './rulesets.ts';
import type { Rulesets } from './rulesets.ts';
import { tagsService } from './tags.ts';
import { tokensService } from './tokens.ts';

/** What controls may change while the box runs. */
export interface Switches {
  /** Whether GitHub's preview of advisory comments is there. */
  advisoryComments: boolean;
  /** Milliseconds until a temporary private fork answers. */
  forkDelayMs: number;
  /** Whether the organisation's plan has rulesets on private repositories. */
  privateRulesets: boolean;
}

export interface Services {
  readonly service: Service;
  readonly events: IssueEvents;
  readonly comments: Comments;
  readonly pins: Pins;
  readonly advisories: AdvisoryTools;
  readonly switches: Switches;
  readonly archives: Archives;
  readonly rulesets: Rulesets;
  /** Names of secrets by place: `acme/widget` or `acme/widget release`. */
  readonly secrets: Map<string, readonly string[]>;
  /** Titles of deploy keys by repository. */
  readonly deployKeys: Map<string, readonly string[]>;
}

/** Every public repository of the seed takes private reports, as GitHub recommends. */
const takingReports = ({ repositories }: Platform): Set<number> =>
  new Set(
    repositories
      .all()
      .filter(({ isPrivate }) => !isPrivate)
      .map(({ id }) => id),
  );

/** Services that remember nothing of their own. */
const withoutMemory = (platform: Platform, deliveries: Deliveries): Service => ({
  ...appsService(platform),
  ...organisationService(platform),
  ...tokensService(platform),
  ...collaboratorsService(platform),
  ...hookDeliveriesService(platform, deliveries),
  ...tagsService(platform),
  ...activitiesService(platform),
});

export function createServices(platform: Platform, deliveries: Deliveries): Services {
  const switches: Switches = { advisoryComments: true, forkDelayMs: 50, privateRulesets: true };
  const events = createIssueEvents(platform);
  const reactions = createReactions(platform);
  const pins = createPins(platform);
  const comments = createComments(platform, (repository, comment) => ({
    ...comment,
    reactions: reactions.rollup(repository, comment),
    pin: pins.pinOf(repository, comment),
  }));
  const forks = createForks(platform, () => switches.forkDelayMs);
  const advisories: AdvisoryTools = { platform, advisories: createAdvisories(), forks, cveRequests: [] };
  const reports = takingReports(platform);
  const archives = createArchives(platform);
  const rulesets = createRulesets(platform, () => switches.privateRulesets);
  const secrets = new Map<string, readonly string[]>();
  const deployKeys = new Map<string, readonly string[]>();
  const service: Service = {
    ...withoutMemory(platform, deliveries),
    ...events.service,
    ...comments.service,
    ...reactions.service,
    ...pins.service(comments),
    ...archives.service,
    ...rulesets.service,
    ...environmentsService(platform, secrets),
    ...readersService(platform, deployKeys),
    ...forks.service,
    ...reportsService(reports),
    ...advisoriesService(advisories, reports),
    ...discussionService(advisories, () => switches.advisoryComments),
  };
  return { service, events, comments, pins, advisories, switches, archives, rulesets, secrets, deployKeys };
}
