// The picture of the house and its table of rooms, from the table that the architecture test reads.
import { existsSync } from 'node:fs';
import { rooms as allRooms } from '../architecture/rooms.ts';

// A room that the table keeps free for later is not shown before something lies in it.
const rooms = allRooms
  .filter(({ paths }) => paths.some((path) => existsSync(path)))
  .map((room, _, built) => ({
    ...room,
    imports: room.imports.filter((name) => built.some((other) => other.name === name)),
  }));

/** Mermaid picture, then one line a room. */
export function render(): string {
  return `${picture()}\n\n${table()}`;
}

/** The Mermaid picture. */
export function picture(): string {
  const boxes = rooms.map((room) => `  ${room.name}["<b>${room.name}</b><br/>${room.purpose}"]`);
  const arrows = rooms.flatMap((room) =>
    directImports(room.name).map((target) => `  ${room.name} --> ${target}`),
  );
  return ['```mermaid', 'flowchart TD', ...boxes, ...arrows, '```'].join('\n');
}

// Only arrows that don't follow from others: a picture with all of them shows nothing.
function directImports(name: string): readonly string[] {
  const targets = importsOf(name);
  return targets.filter((target) => !targets.some((other) => importsOf(other).includes(target)));
}

function importsOf(name: string): readonly string[] {
  return rooms.find((room) => room.name === name)?.imports ?? [];
}

function table(): string {
  const rows = rooms.map((room) => {
    const paths = room.paths.map((path) => `\`${path}\``).join(', ');
    const packages = room.packages?.map((name) => `\`${name}\``).join(', ') ?? 'any';
    return `| ${room.name} | ${paths} | ${room.imports.join(', ') || 'nothing'} | ${packages} |`;
  });
  return ['| room | files | may import | packages |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
