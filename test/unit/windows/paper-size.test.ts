import { expect, test } from 'vitest';
import { pagesOf, paperSizeOf } from '../../../main/desk/paper-size';

test('the paper is Letter in regions that use Letter, and A4 everywhere else', () => {
  expect(['US', 'ca', 'MX', 'PH'].map(paperSizeOf)).toEqual(['Letter', 'Letter', 'Letter', 'Letter']);
  expect(['DE', 'GB', 'BR', 'AR', 'JP', ''].map(paperSizeOf)).toEqual(['A4', 'A4', 'A4', 'A4', 'A4', 'A4']);
});

test('the count includes pages, and not the page tree', () => {
  const pdf = '<</Type /Pages\n/Count 2>> <</Type /Page\n/Parent 1 0 R>> <</Type/Page/Parent 1 0 R>>';
  expect(pagesOf(Buffer.from(pdf))).toBe(2);
  expect(pagesOf(Buffer.from('no pdf'))).toBe(0);
});
