// What we use of the npm package `cvss`, which ships no types: the base score of CVSS 3.x from metrics given by name.
declare module 'cvss' {
  const cvss: { getBaseScore(metrics: Readonly<Record<string, string>>): number };
  export default cvss;
}
