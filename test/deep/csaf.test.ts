// CSAF documents by the rules that no schema can say, as the BSI's validator checks them. It takes seconds to load, so it is here alone.
import { expect, test } from 'vitest';
import { textOf, versions } from '../contract/formats/published.ts';

/** The rules that a document breaks: those of CSAF's section 6.1, then those of 6.2, which are advice. */
async function broken(text: string): Promise<readonly string[]> {
  const [{ default: validate }, basic, optional] = await Promise.all([
    import('@secvisogram/csaf-validator-lib/validate.js'),
    import('@secvisogram/csaf-validator-lib/basic.js'),
    import('@secvisogram/csaf-validator-lib/optionalTests.js'),
  ]);
  const { tests } = await validate([...Object.values(basic), ...Object.values(optional)], JSON.parse(text));
  return tests.flatMap(({ name, errors = [], warnings = [] }) =>
    errors.length + warnings.length > 0 ? [`${name}: ${JSON.stringify([...errors, ...warnings])}`] : [],
  );
}

test.each(versions)('the CSAF document of %s keeps every rule, also those that are advice', async (_, advisory) => {
  expect(await broken(textOf('csaf', advisory))).toEqual([]);
}); // prettier-ignore

test('a document with one ID for two things does not', async () => {
  const [[, advisory] = []] = versions;
  const text = advisory === undefined ? '{}' : textOf('csaf', advisory);
  const names = (await broken(text.replace('CSAFPID-0002', 'CSAFPID-0001'))).map(
    (rule) => rule.split(':')[0],
  );
  expect(names).toContain('mandatoryTest_6_1_2');
});
