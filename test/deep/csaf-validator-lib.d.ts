// What we use of the official validator, which has no types of its own.
interface CsafVerdict {
  readonly tests: readonly {
    readonly name: string;
    readonly errors: readonly { readonly message: string; readonly instancePath: string }[];
    readonly warnings: readonly { readonly message: string }[];
  }[];
}

declare module '@secvisogram/csaf-validator-lib/validate.js' {
  export default function validate(tests: readonly unknown[], document: unknown): Promise<CsafVerdict>;
}

declare module '@secvisogram/csaf-validator-lib/basic.js' {
  const tests: Readonly<Record<string, unknown>>;
  export = tests;
}

declare module '@secvisogram/csaf-validator-lib/optionalTests.js' {
  const tests: Readonly<Record<string, unknown>>;
  export = tests;
}
