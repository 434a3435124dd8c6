// Every picture of the metrics page: what it is called, in which part it stands, and what draws it.
import type { Summary } from '../summary.ts';
import { backlogPicture } from './backlog-picture.ts';
import { clockPicture } from './clock-picture.ts';
import type { Drawing } from './frame.ts';
import { monthPicture } from './month-picture.ts';
import { orderingPicture } from './ordering-picture.ts';
import { timePicture } from './time-picture.ts';

interface Picture {
  readonly title: string;
  /** The part of the page. */
  readonly place: string;
  readonly draw: (summary: Summary) => Drawing;
}

/** By the name of the file, without its ending. */
export const pictures = {
  times: { title: 'Median, p90 and longest time to each thing, by severity', place: 'times', draw: timePicture },
  clocks: { title: 'How many clocks were met and how many were late', place: 'promises', draw: clockPicture },
  months: { title: 'Cases that came and ended, month by month', place: 'reports', draw: monthPicture },
  ordering: { title: 'How often each preference of disclosure was met, against chance', place: 'ordering', draw: orderingPicture },
  backlog: { title: 'Open cases by phase and age', place: 'backlog', draw: backlogPicture },
} as const satisfies Record<string, Picture>; // prettier-ignore

export type PictureName = keyof typeof pictures;
