import { expect, test } from 'vitest';
import { en } from '../../../renderer/messages/en';
import { es } from '../../../renderer/messages/es';
import { channels } from '../../support/channels';

test.each([
  ['English', en],
  ['Spanish', es],
])('the dialog says in %s what each factor is for', (_language, texts) => {
  const said = Object.entries(texts.stepUp.about).flatMap(([concept, methods]) =>
    Object.keys(methods).map((method) => `${concept}.${method}`),
  );
  const asking = channels.filter(({ entry }) => entry.stepUp).map(({ name }) => name);
  expect(said.toSorted()).toEqual(asking.toSorted());
});
