// Whether an address is on this machine: there nothing is encrypted, and no real GitHub has to be spared.

/** @param address a URL; undefined is GitHub itself */
export function isOnThisMachine(address: string | undefined): boolean {
  if (address === undefined || !URL.canParse(address)) return false;
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname);
}
