// Decides after which request a process dies: in each scene the first one after which none has died yet. When a whole story passes without
// a death, there is no request left after which nobody has died.

/** A request in a scene: method, address without ids, and how often the same was asked in this scene. */
export type Asked = string;

export interface Death {
  readonly scene: string;
  readonly asked: Asked;
}

/** After which requests somebody dies. The halves make up all of them, so that each can be played beside the other. */
export type Prey = 'first half' | 'second half' | 'writes' | 'nobody';

export interface Reaper {
  /** A scene begins: one may die in it. */
  readonly begin: (scene: string) => void;
  /** From now on nobody dies: who comes now cleans up. */
  readonly spare: () => void;
  /** Counts a request that is about to be sent. */
  readonly count: (...request: Parameters<typeof fetch>) => Asked;
  /** Whether the process dies now that this was answered. */
  readonly takes: (asked: Asked) => boolean;
  /** All deaths so far, in order. */
  readonly deaths: readonly Death[];
}

/**
 * @param before who died in earlier plays
 * @param scenes in which somebody may die; in all of them unless given
 */
export function createReaper(
  prey: Prey,
  before: readonly Death[] = [],
  scenes?: ReadonlySet<string>,
): Reaper {
  const deaths = [...before];
  const reaped = new Set(before.map(nameOf));
  const counts = new Map<string, number>();
  let scene = '';
  let armed = false;
  return {
    deaths,
    begin: (name) => {
      [scene, armed] = [name, scenes?.has(name) ?? true];
      counts.clear();
    },
    spare: () => void (armed = false),
    count: (...request) => {
      const plain = plainRequest(...request);
      const times = (counts.get(plain) ?? 0) + 1;
      counts.set(plain, times);
      return `${plain} ${times}`;
    },
    takes: (asked) => {
      const death = { scene, asked };
      if (!armed || !isPrey[prey](asked) || reaped.has(nameOf(death))) return false;
      reaped.add(nameOf(death));
      deaths.push(death);
      armed = false;
      return true;
    },
  };
}

/** A death as one reads it. */
export const nameOf = ({ scene, asked }: Death): string => `${scene}: ${asked}`;

/** A request without what differs from run to run: ids, hashes, times. */
function plainRequest(input: Parameters<typeof fetch>[0], { method = 'GET' }: RequestInit = {}): string {
  const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input);
  const path = decodeURIComponent(pathname)
    .replace(/^\/api\/v3/, '')
    .replaceAll(/GHSA-[\w-]{14}/gi, 'GHSA')
    .replaceAll(/\b[\da-f]{40,64}\b/g, 'HASH')
    .replaceAll(/\/\d+(?=\/|$)/g, '/N');
  const names = [...new Set(searchParams.keys())].toSorted().join('&');
  return `${method} ${path}${names === '' ? '' : `?${names}`}`;
}

/** The same in every run; so about half of all requests. */
function isEven(asked: Asked): boolean {
  let sum = 0;
  for (const letter of asked) sum += letter.codePointAt(0) ?? 0;
  return sum % 2 === 0;
}

/** What only reads is the same request however often it is asked in a scene: nothing differs between a death after one and the next. */
function isNews(asked: Asked): boolean {
  return !asked.startsWith('GET ') || asked.endsWith(' 1');
}

const isPrey: Readonly<Record<Prey, (asked: Asked) => boolean>> = {
  'first half': (asked) => isNews(asked) && isEven(asked),
  'second half': (asked) => isNews(asked) && !isEven(asked),
  writes: (asked) => !asked.startsWith('GET ') && !asked.includes('/access_tokens'),
  nobody: () => false,
};
