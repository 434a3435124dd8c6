// How each clock of a case went: the same answers as clock-states.ts gives.
export { clockStatesOf as clockHistory } from '../case/clock-states.ts';
