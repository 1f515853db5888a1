import type { Deps } from '../app/deps';
import type { Messenger } from '../app/ports';
import { loadTemplates } from '../views/render';
import { teamsAdapter, type AppRegistration, type StandIns } from './adapter';
import { teamsBot } from './bot';
import { localDownloads } from './downloads';
import { teamsLimits, type Limits } from './limits';
import { localMode } from './local-mode';
import { teamsMessenger } from './messenger';
import { openDoor, type Door } from './server';

export interface EdgeOptions {
  deps: Deps;
  /** Absent in local mode. */
  app?: AppRegistration & { serviceUrl: string };
  /** The first is the one that people whom the bot has not met are looked for in. */
  tenantIds: readonly string[];
  ready: () => Promise<void>;
  /** Runs one turn, so that it is answered in time. */
  inTurn: <T>(run: () => Promise<T>) => Promise<T>;
  /** Names this process in leases. */
  instance: string;
  /** Local mode: the people to choose from; empty means all. */
  personaIds: readonly string[];
  /** What the door takes; in local mode, when absent, whatever comes. */
  limits?: Limits;
  /** Tests. */
  standIns?: StandIns;
}

/** All that Teams is to the rest: a door that takes its calls, and a messenger that writes to people. */
export function teamsEdge(options: EdgeOptions): { door: Door; messenger: Messenger } {
  const { deps, app, tenantIds, ready, inTurn, instance, personaIds, standIns } = options;
  const limits = options.limits ?? (app ? teamsLimits : undefined);
  loadTemplates();
  const adapter = teamsAdapter(app, { ...(standIns && { standIns }) });
  const appId = app?.id ?? '';
  const [tenantId] = tenantIds;
  const opening = app && tenantId ? { serviceUrl: app.serviceUrl, tenantId } : undefined;
  const messenger = teamsMessenger(adapter, appId, opening);
  const downloads = app ? undefined : localDownloads(deps);
  const local = downloads && localMode(deps, messenger, instance, personaIds, downloads);
  const outlet = { adapter, appId, log: deps.log };
  const bot = teamsBot({
    deps,
    outlet,
    tenantIds,
    inTurn,
    ...(local && { local }),
    ...(limits && { limits: limits.person }),
  });
  const door = openDoor({
    adapter,
    bot,
    log: deps.log,
    ready,
    ...(downloads && { downloads }),
    ...(limits && { limit: limits.overall }),
  });
  return { door, messenger };
}
