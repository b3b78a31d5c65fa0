import { expect, test } from 'vitest';
import { channelSamples } from '../../bench/desk/channel-samples';
import { notCalled } from '../../bench/desk/not-called';
import { channels } from '../support/channels';

test('the benchmark calls every channel, or says why it does not', () => {
  const called = Object.keys(channelSamples);
  const left = Object.keys(notCalled);
  expect([...called, ...left].toSorted()).toEqual(channels.map(({ name }) => name).toSorted());
  for (const reason of Object.values(notCalled)) expect(reason.length).toBeGreaterThan(20);
});
