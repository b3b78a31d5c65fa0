import type { z } from 'zod';
import type { healthContract } from '../../../shared/ipc/health-contract';
import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';

/** Main's report of this desk's health. */
export type DeskHealth = z.output<(typeof healthContract)['read']['output']>;

/** This desk's health, for managers. */
export const health = createLoaded(() => desk.health.read());
