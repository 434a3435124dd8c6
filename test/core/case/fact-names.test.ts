// Facts lie flat in their entry, so none may have a field of the entry's own head: it would be overwritten, and the entry not be read.
import { expect, test } from 'vitest';
import { factSchemas } from '../../../src/core/case/fact.ts';

const head = ['v', 'seq', 'at', 'said_at', 'by', 'via', 'prev', 'kind', 'name'];

test.each(Object.entries(factSchemas))('%s has no field of the entry’s head', (_, { shape }) => {
  expect(Object.keys(shape).filter((field) => head.includes(field))).toEqual([]);
});
