import { actGuards } from './acts.mts';
import { appGuards } from './app.mts';
import { authenticatorGuards } from './authenticators.mts';
import { breakerGuards } from './breaker.mts';
import { desktopGuards } from './desktop.mts';
import { enforcementGuards } from './enforcement.mts';
import { failureGuards } from './failures.mts';
import { faultGuards } from './faults.mts';
import { firstPasswordGuards } from './first-password.mts';
import type { Guard } from './guard.mts';
import { lowerAppGuards, lowerGuards } from './lower.mts';
import { keysAndClockGuards } from './keys-clock.mts';
import { noPhoneGuards } from './no-phone.mts';
import { noticeGuards } from './notices.mts';
import { firstFactorGuards } from './first-factors.mts';
import { plainGuards } from './plain.mts';
import { restoreGuards } from './restore.mts';
import { staffGuards } from './staff.mts';
import { storeGuards } from './store.mts';

/** Every guard, by the runner of its test: plain Node, the fault suite, the real app. */
export const guardParts: Readonly<Record<string, readonly Guard[]>> = {
  plain: [
    ...plainGuards,
    ...authenticatorGuards,
    ...firstFactorGuards,
    ...noPhoneGuards,
    ...noticeGuards,
    ...enforcementGuards,
    ...staffGuards,
    ...desktopGuards,
    ...storeGuards,
    ...failureGuards,
    ...lowerGuards,
    ...firstPasswordGuards,
    ...actGuards,
    ...keysAndClockGuards,
    ...restoreGuards,
    ...breakerGuards,
  ],
  faults: faultGuards,
  app: [...appGuards, ...lowerAppGuards],
};
