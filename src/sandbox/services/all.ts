// Everything that the gateway answers itself because the engine lacks it or is too kind.
import type { Platform } from '../platform/platform.ts';
import type { Service } from '../gateway/call.ts';
import type { Deliveries } from '../webhooks/deliveries.ts';
import { appsService } from './apps.ts';
import { collaboratorsService } from './collaborators.ts';
import { hookDeliveriesService } from './hook-deliveries.ts';
import type { Comments } from './comments.ts';
import type { IssueEvents } from './issue-events.ts';
import { tagsService } from './tags.ts';
import { tokensService } from './tokens.ts';

export interface ServiceParts {
  readonly platform: Platform;
  readonly deliveries: Deliveries;
  readonly events: IssueEvents;
  readonly comments: Comments;
}

export function allServices({ platform, deliveries, events, comments }: ServiceParts): Service {
  return {
    ...appsService(platform),
    ...tokensService(platform),
    ...collaboratorsService(platform),
    ...hookDeliveriesService(platform, deliveries),
    ...events.service,
    ...comments.service,
    ...tagsService(platform),
  };
}
