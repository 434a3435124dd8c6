// Keeps all bodies that are on their way within one budget of memory, because nobody's signature is known before their body is whole.
// When it is full the longest goes: many long ones of strangers can't keep out those of GitHub, which are mostly short.

/** One body in the room. */
export interface Guest {
  /** Holds so many bytes more. Whoever was put out must not call it again. */
  readonly take: (bytes: number) => void;
  /** Gives back all it holds; a second time changes nothing. */
  readonly leave: () => void;
}

/** Lets a body in; `putOut` is called when it has to go. */
export type Room = (putOut: () => void) => Guest;

/** Opens a room for so many bytes. */
export function openRoom(most: number): Room {
  const inside = new Map<() => void, number>();
  let taken = 0;
  const leave = (putOut: () => void): void => {
    taken -= inside.get(putOut) ?? 0;
    inside.delete(putOut);
  };
  return (putOut) => ({
    take: (bytes) => {
      inside.set(putOut, (inside.get(putOut) ?? 0) + bytes);
      taken += bytes;
      if (taken <= most) return;
      const [longest] = [...inside].reduce((one, other) => (other[1] > one[1] ? other : one));
      leave(longest);
      longest();
    },
    leave: () => leave(putOut),
  });
}
