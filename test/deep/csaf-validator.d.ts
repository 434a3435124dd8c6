// What we use of a library that comes without types.
declare module '@secvisogram/csaf-validator-lib/validateStrict.js' {
  interface Verdict {
    readonly isValid: boolean;
    readonly tests: readonly {
      readonly name: string;
      readonly isValid: boolean;
      readonly errors: readonly object[];
    }[];
  }
  const validateStrict: (tests: readonly object[], document: object) => Promise<Verdict>;
  export default validateStrict;
}
declare module '@secvisogram/csaf-validator-lib/basic.js' {
  const tests: Readonly<Record<string, object>>;
  export = tests;
}
