// Reads a folder with texts of a team's own as the bot would read it in the case repository.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readOwnTexts, textName } from '../../core/notices/own-texts.ts';
import type { OwnReading, TextFile } from '../../core/notices/own-texts.ts';

/** What the folder holds, and what is wrong in it; undefined where there is no such folder. */
export function readOwnFolder(folder: string): OwnReading | undefined {
  try {
    const names = readdirSync(folder).toSorted();
    return readOwnTexts(names.filter((name) => textName(name) !== undefined).map((name) => fileAt(join(folder, name)))); // prettier-ignore
  } catch {
    return undefined;
  }
}

function fileAt(path: string): TextFile {
  return { path, text: statSync(path).isFile() ? readFileSync(path, 'utf8') : null };
}
