// Which roles say which kind of command. Roles that include others are unfolded elsewhere.
import { roles } from '../case/fact.ts';
import type { Role, Status } from './command.ts';

/** Whoever drives a case. */
export const leads: readonly Role[] = ['case-lead', 'psirt'];
/** Leads, and whoever sorts what comes in. */
export const sorters: readonly Role[] = ['triager', 'case-lead', 'psirt'];
/** Leads, and whoever knows the product. */
export const knowers: readonly Role[] = ['case-lead', 'psirt', 'product-rep'];
/** Leads, and whoever builds the fix. */
export const builders: readonly Role[] = ['case-lead', 'psirt', 'fix-dev', 'qe'];
/** Whoever signs. */
export const signers: readonly Role[] = ['psirt', 'psirt-lead', 'product-owner'];
/** Everybody who holds any role. */
export const everyRole: readonly Role[] = roles;

/** As long as nothing is published. */
export const beforePublication: readonly Status[] = [
  'new', 'triaging', 'needs-info', 'assessing', 'confirmed', 'fixing', 'ready', 'released',
]; // prettier-ignore
/** As long as nobody is certain. */
export const beforeVerdict: readonly Status[] = ['new', 'triaging', 'needs-info', 'assessing'];
/** As long as the case is worked on, and after a no: somebody else's embargo may still bind us (rule E10). */
export const whileBound: readonly Status[] = [...beforePublication, 'recovering', 'declined', 'deferred'];
