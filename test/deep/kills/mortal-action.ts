// The Action's real bundle, in a process of its own that may die by SIGKILL right after any of its requests.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { makeBundle } from '../../action/job.ts';
import type { Doom } from './dying-fetch.ts';
import type { Death, Prey } from './reaper.ts';

export interface ActionRun {
  readonly died: boolean;
  readonly code: number | null;
  /** All that it printed. */
  readonly log: string;
}

type Job = Readonly<Record<string, string>>;

export interface MortalAction {
  /** Runs it until it ends, or dies after a request after which it has not died yet. */
  readonly run: (job: Job) => Promise<ActionRun>;
  /** Runs it where it can't die. */
  readonly runSafely: (job: Job) => Promise<ActionRun>;
  /** After which requests it died, in order. */
  readonly deaths: () => readonly Death[];
  readonly remove: () => void;
}

export async function makeMortalAction(prey: Prey): Promise<MortalAction> {
  const bundle = await makeBundle();
  const folder = mkdtempSync(join(tmpdir(), 'psirt-mortal-'));
  const [preload, file] = [join(folder, 'dying-fetch.mjs'), join(folder, 'doom.json')];
  const entryPoints = [join(import.meta.dirname, 'dying-fetch.ts')];
  await build({ entryPoints, bundle: true, platform: 'node', format: 'esm', outfile: preload });
  const first: Doom = { prey, scene: 'the Action', deaths: [] };
  writeFileSync(file, JSON.stringify(first));
  const deaths = (): readonly Death[] => (JSON.parse(readFileSync(file, 'utf8')) as Doom).deaths;
  const dying = { DOOM: file, NODE_OPTIONS: `--import=${pathToFileURL(preload).href}` };
  const run = async (job: Job): Promise<ActionRun> => {
    const before = deaths().length;
    const { code, log } = await bundle.run(job);
    return { died: deaths().length > before, code, log };
  };
  return {
    run: (job) => run({ ...job, ...dying }),
    runSafely: run,
    deaths,
    remove: () => {
      bundle.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
