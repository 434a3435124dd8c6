// The legal regimes that ship with the product. All of them are off until the settings turn one on.
import { remembered } from '../../remembered.ts';
import { readRegime, regimeIn } from './regime.ts';
import type { Regime } from './regime.ts';
import { regimeTexts } from './regime-texts.ts';

export type ShippedRegime = keyof typeof regimeTexts;

/** Their names. */
export const shippedRegimes = Object.keys(regimeTexts) as readonly ShippedRegime[];

export const isShipped = (name: string): name is ShippedRegime => Object.hasOwn(regimeTexts, name);

const read = remembered(20, (name) => regimeIn(readRegime(name, regimeTexts[name as ShippedRegime])));

/** One of them by its name. */
export const shippedRegime = (name: ShippedRegime): Regime => read(name);
