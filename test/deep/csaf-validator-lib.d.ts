// The validator comes without types; this is what we use of it.
declare module '@secvisogram/csaf-validator-lib/validate.js' {
  interface Checked {
    readonly name: string;
    readonly errors?: readonly unknown[];
    readonly warnings?: readonly unknown[];
  }
  const validate: (checks: readonly unknown[], document: unknown) => Promise<{ tests: readonly Checked[] }>;
  export default validate;
}

declare module '@secvisogram/csaf-validator-lib/basic.js' {
  const checks: Readonly<Record<string, unknown>>;
  export = checks;
}

declare module '@secvisogram/csaf-validator-lib/optionalTests.js' {
  const checks: Readonly<Record<string, unknown>>;
  export = checks;
}
